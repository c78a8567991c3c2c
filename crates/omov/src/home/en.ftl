# The first page, and what this system does not protect against.

## Signed in
home-title = Good day, { $name }
home-lead-nothing = Nothing waits for you.
home-lead-waiting = { $things-n ->
    [one] One thing waits for you. The rest can wait.
   *[other] { $things } things wait for you. The rest can wait.
}
home-lead-supporter = Nothing waits for you. You help as a supporter, without a vote.
home-lead-applied = You have asked to join. You can read here until you are a member.
home-lead-lapsed = Your membership has lapsed. You get your vote back when you renew it.
home-needs-you = Needs you
home-also-waits = This waits too
home-renewal = Renew your membership
home-renewal-soon = It ends on { $day }, { $away }. It takes a minute to renew it.
home-renewal-over = It ended on { $day }, { $away }. It takes a minute to renew it.
home-renewal-act = Renew it now
home-question = A member asks { $group }
home-question-due = You answer for the group. Please do it by { $day }, { $away }.
home-question-owed = You answer for the group. An answer was due on { $day }, { $away }. Everybody can see that it is late.
home-question-act = Read it and answer
home-named-title = You were named for an office: { $office }
home-named = You stand only if you accept. You can answer until { $day }, { $away }. Saying nothing means no.
home-named-act = Read and answer
home-condition-title = Is your condition met?
home-condition = Those who move “{ $motion }” say that it is. You say whether that is so.
home-condition-act = Look and answer
home-second = { $asker } asks. You can agree or say no until { $day }, { $away }. Nothing is done before somebody agrees.
home-email-title = Type the code that we sent you
home-email = It lies in the mailbox of { $email }. Until you type it, your old address stays.
home-email-act = Type the code
home-applied-title = { $people-n ->
    [one] Somebody asks to join { $group }
   *[other] { $people } people ask to join { $group }
}
home-applied = They have no vote until an officer who keeps the roll accepts them.
home-applied-act = See who asks
home-paper-title = Letters wait on paper
home-paper = { $letters-n ->
    [one] One letter is to somebody without e-mail. It has to be printed and sent.
   *[other] { $letters } letters are to people without e-mail. They have to be printed and sent.
}
home-paper-act = Print them
home-term-title = Your term as { $office } ends
home-term = Your office in { $group } ends on { $day }, { $away }. See to it that somebody takes over.
home-term-act = See your term
home-nothing-title = You are free to start something
home-nothing = Nothing here needs you today. Ask your group a question, or see what it is doing.
home-nothing-ask = Ask my group
home-nothing-see = See my group
home-welcome-title = Welcome to { $group }
home-welcome = You belong here from today. You can read everything, ask anything, and speak at once.
home-welcome-from = { $name }, { $title }, answers your questions.
home-ask = One question from { $group }
home-task = Five minutes, if you have them
home-task-network = Choose a network
home-task-network-why = Networks bring people together by theme, wherever they live. Choose one, or as many as you like.
home-task-network-act = See the networks
home-task-details = Look at what we know of you
home-task-details-why = Check your name and how we reach you. You can correct it yourself.
home-task-details-act = See my data
home-said = What became of what you asked
home-asked = Your question to { $group } of { $day }
home-asked-read = Read the answer
home-asked-see = See your question
home-open = Open in your places
home-open-none = No ballot or debate is open. When there is one in your groups, it stands here.
home-group-members-mine = { $members-n ->
    [one] One member: you.
   *[other] { $members } members. One of them is you.
}
home-group-members = { $members-n ->
    [one] One member.
   *[other] { $members } members.
}
home-holder = { $name }, { $title }, until { $day }
home-deputy = { $name }: { $title } as deputy, until { $day }
home-holders = { $title }: { $people } people, until { $month } at the latest
home-no-holder = Nobody in this group. Whoever holds an office above it acts for it.
home-networks = Your networks
home-networks-none = You are in no network yet. You choose them yourself.
home-networks-all = All networks

## Not signed in
front-lead = { $members-n ->
    [one] One member, one vote.
   *[other] { $members } members, one vote each.
}
front-lead-new = One member, one vote.
front-member = You are a member
front-member-how = Sign in with a link that we send you by mail. You need no password.
front-sign-in = Sign in
front-join = You want to join
front-join-how = It takes about five minutes. You can also help as a supporter, without a vote.
front-join-act = Join
front-how = How this house works
front-how-it-works = Every member has the same right to speak and the same vote. Every office is lent for a time, and everybody can see who holds it.

## What this system does not protect against
limits-title = What this system does not protect against
limits-lead = No system protects against everything. Here is what ours cannot do, so that you can judge for yourself.
limits-you = You and the people round you
limits-you-text =
    - It cannot protect you from someone who looks over your shoulder.
    - It cannot protect you from someone who forces you or pays you.
    - If your phone or computer is spied on, whoever does it sees what you see.
    - Whoever can read your mail can sign in as you. Passkeys are safer than mail.
limits-machine = The people who run the machine
limits-machine-text =
    - Whoever runs this machine can read the roll, the questions and the letters in it.
    - They can read what each member answers in a debate. It is not sealed as a ballot is; no page shows it to anybody else.
    - They can switch it off, and they can lose what was not backed up.
    - They could change what is in the database. The public record shows it to whoever checks it, if copies or witnesses outside of this machine have kept it.
    - They see which address of the network a request comes from. We do not write it into our logs.
limits-roll = The roll
limits-roll-text =
    - An officer who keeps the roll can read names and addresses of their group. They can write them down.
    - Every copy of the roll that is taken out by this program is noted, with a name. A photo of the screen is not.
    - The program cannot tell whether a person on the roll exists.
limits-mail = Mail
limits-mail-text =
    - Mail can be late, be lost, or be read on its way.
    - A letter can be forged. We never ask for a password, and you can always type our address yourself.
limits-votes = Votes
limits-votes-text =
    - Your ballot is sealed on your own device. Nobody can open it alone: so many trustees as the ballot's page names have to do it together. If that many agree to cheat, they can open single ballots.
    - Where the host makes the voting codes, the host could vote in a member's name. The page of the ballot says so.
    - The machine sees who is signed in while a ballot is cast. Whoever runs it and watches it at that moment can tell which sealed ballot came from whom, though not what is in it.
    - If your own device cheats, it can seal something else than you chose. Checking a sealed ballot before you cast finds that out, if you do it more than never.
limits-does = What it does do
limits-does-text =
    - No page tells a stranger whether you are a member.
    - Everything an officer does with your entry on the roll is noted with a reason, and you can read it.
    - Opening a link changes nothing. Only a button that you press does.
    - You can see what is held about you, correct it, take it with you, and have it erased.
