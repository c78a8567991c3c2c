// All words of the trustee's page.

export const errors = { heading: 'Something is missing or wrong', title: (title: string) => `Error: ${title}` };
export const leave = 'Leave this page';

export const names = (all: readonly string[]): string => (all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`);

export const opening = {
  doing: 'Getting what you need',
  heading: 'This page cannot open now',
  cut: 'No answer came. Look whether you are connected, and try again.',
  strange: 'The answer was not the one this page needs. You may have been signed out. Go back, sign in and come again.',
  draft: (why: string) => `The election cannot be used: ${why}. Tell the people who run it.`,
  insecure: 'Your browser does its secret work only on a page with a safe connection. The address has to begin with https.',
  again: 'Try again',
};

export const who = {
  lead: (n: number, needed: number) => `${n} people each hold one part of the key. Any ${needed} together can open the box. Fewer can do nothing.`,
  heading: 'Who has done what',
  parts: { certificate: 'certificate', polynomial: 'shares', key: 'key', rehearsal: 'test ballot' },
  none: 'Nothing yet',
  has: (parts: readonly string[]) => `Has sent: ${names(parts)}`,
  you: (name: string) => `${name} (you)`,
  waiting: (all: readonly string[]) => (all.length === 0 ? 'Nobody has to do anything now.' : `Waiting for ${names(all)}.`),
};

export const turn = 'It is your turn';
export const compare = 'Read this line out to the other trustees by telephone. All have to have the same. If not, stop and find out why.';

export const secret = {
  label: 'Your secret file',
  hint: 'You saved it when you made your secret. It is read on this device and sent to nobody.',
  missing: 'Choose your secret file.',
  lost: 'If the file is lost, make it again from paper with the program: omov election trustee restore.',
  other: (me: string) => `This secret file belongs to another trustee. Choose the one of ${me}.`,
};

export const keep = {
  heading: 'Save your secret file first',
  first: 'You will need it at every later step. Nothing is sent before you have saved it.',
  text: 'It now remembers this step too. Put it in place of the old one. Nothing is sent before you have saved it.',
  seen: 'Save your secret file again, in place of the old one. It now remembers the record, so that nothing can be taken out of it later.',
  save: 'Save my secret file',
  saved: 'The file was saved. Look that it is where you want it.',
  send: 'Send my part',
  unsaved: 'Save your secret file first.',
  fileName: (me: number) => `trustee-${me}.secret`,
};

export const steps = {
  certificate: {
    heading: 'Make your secret',
    lead: 'Your browser makes a secret that nobody else will ever see. From it comes a certificate for the others.',
    act: 'Make my secret',
    have: 'I made a secret before, and it was not sent',
    use: 'Use this file',
    goOn: 'Go on',
    shown: 'This is your secret. Write it down now',
    shownLead: 'Write all 44 letters and digits on paper and keep it apart from this device. It is not shown again.',
    written: 'I have written it down, and read it over once.',
    notWritten: 'Write your secret down first, then say so here.',
    line: 'The election you make it for, as one line',
  },
  polynomial: {
    heading: 'Give each of the others a share', lead: 'All certificates are there. Your browser checks them and seals a share for each trustee.', act: 'Check and seal the shares',
    line: 'All certificates together, as one line',
  },
  key: { heading: 'Check the shares and make the key', lead: 'All shares are there. Your browser checks that each one fits, and makes your part of the key.', act: 'Check and make the key' },
  rehearsal: {
    heading: 'Open a test ballot',
    lead: 'The key is made. Show that your secret opens, before anybody votes. The test ballot is the same for all trustees and follows from the key. Opening it gives nothing away.',
    act: 'Open the test ballot',
  },
  check: {
    heading: 'Look before anybody votes', lead: 'The election is open. Your browser looks whether it is the one, and under the key, that you agreed to.', act: 'Look now',
    right: 'This is the election you made the key for', voters: (n: number) => `${n} may vote.`, line: 'Questions, rules, trustees and voters together, as one line',
  },
  shuffle: { heading: 'Mix the rankings', lead: 'Your browser checks the whole record. Then it changes the order of all sealed rankings and proves that none was added, lost or changed.', act: 'Check and mix' },
  decryption: {
    heading: 'Open the box, once', lead: 'Your browser checks the whole record first, and shows what would be opened. Nothing is opened yet.', act: 'Check the record',
    line: 'Everything that would be opened, as one line',
    agree: 'Agree with the others first', counts: (counted: number, voters: number) => `${counted} ballots count, of ${voters} who may vote.`,
    why: 'Compare also with those who will not open. Somebody who showed you a smaller box could learn single votes.',
    agreed: 'We all have the same line and the same number of ballots.', notAgreed: 'Compare by telephone first, then say so here.',
    open: 'Open my part', once: 'This secret opens once. A second box would be refused.',
  },
  wait: { heading: 'Nothing for you to do now', lead: 'Come back when the others have done their part.', again: 'Look again' },
  done: { heading: 'All is done', lead: 'Your part is finished. Keep your secret file until the result is certified, then destroy it and the paper.' },
} as const;

/** What is said otherwise where standing trustees make or use a stock of keys. */
export const stock = {
  certificate: { heading: 'Make your secret', lead: 'Your browser makes one secret that nobody else will ever see. From it come your parts of all the keys, and certificates for the others.' },
  polynomial: { lead: 'All certificates are there. Your browser checks them and seals a share of each key for each trustee.' },
  key: { heading: 'Check the shares and make the keys', act: 'Check and make the keys', lead: 'All shares are there. Your browser checks that each one fits, and makes your part of each key.' },
  rehearsal: {
    heading: 'Open the test ballots', act: 'Open the test ballots',
    lead: 'The keys are made. Show that your secret opens, before anybody votes. There is a test ballot for each key. It follows from the key, so opening it gives nothing away.',
  },
  check: { lead: 'The election is open. Your browser looks whether it is under a key that you helped to make, and remembers it. Then this key opens no other election.' },
  shuffle: {},
  decryption: {},
  wait: {},
  done: { lead: 'Nothing more is asked of you here. Keep your secret file until the last ballot under your keys is certified, then destroy it.' },
  line: 'The stock of keys you make it for, as one line',
  lost: 'If the file is lost, tell the people who run ballots. Nothing is lost as long as as many trustees are left as are needed.',
  first: 'You will need it at every later step, and at every ballot under these keys. Save it in a place that is yours alone. Nothing is sent before you have saved it.',
  once: 'This key opens once. A second box would be refused. The other keys in your file stay closed.',
  fileName: (me: number) => `standing-trustee-${me}.secret`,
};

export const usedKey = (number: number) => `It is sealed under key ${number} of the standing trustees. Choose the one secret file that you made with them.`;

export const work = {
  keys: (done: number, of: number) => `Key ${done} of ${of}`,
  doing: 'Working', reading: 'Reading the record', ballots: (done: number, of: number) => `Checking ballots: ${done} of ${of}`,
  opening: (done: number, of: number) => `Checking the opening: step ${done} of ${of}`, mixed: (done: number, of: number) => `Mixing: ${done} of ${of}`,
  opened: (done: number, of: number) => `Opening: ${done} of ${of}`,
};

export const stopped = {
  heading: 'This step was stopped',
  complaint: (name: string, reason: string) => `The part of ${name} does not fit: ${reason}.`,
  complaintDo: 'Tell all trustees. Find out why, or have the election drawn up anew without them. Nothing was sent.',
  nothing: 'Nothing was sent.',
  record: 'The record could not be fetched. Try again.',
  broken: 'Something went wrong on this device. Nothing was sent. Load the page anew, or use another browser.',
  back: 'Back to my step',
};

export const sending = {
  heading: 'Sending your part', refused: 'Your part was not taken', unknown: 'We do not know whether your part arrived',
  unknownDo: 'No answer came that can be read. Send the same part again; it never counts twice.', again: 'Send the same part again', sent: 'Your part was sent',
  next: 'What comes next',
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
