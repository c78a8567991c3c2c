# Room post

foot-post = Post

## All letters
post-title = Post
post-lead = { $waiting-n ->
    [0] No letter waits.
    [one] One letter waits.
   *[other] { $waiting } letters wait.
} { $failed-n ->
    [0] None has failed.
    [one] One did not arrive.
   *[other] { $failed } did not arrive.
}
post-no-server = No mail server is set. Letters are put into the folder “outbox” on the machine that runs this house. Whoever runs it can set a server when starting it.
post-empty-title = No letters here
post-empty = Letters appear here as soon as the house writes to somebody.
post-list-all = All letters, the newest first
post-list-waiting = Letters that wait
post-list-sent = Letters that were sent
post-list-printed = Letters that were printed
post-list-failed = Letters that could not be sent
post-list-bounced = Letters that came back
post-filter = Which letters
post-filter-all = All
post-filter-waiting = Waiting
post-filter-sent = Sent
post-filter-printed = Printed
post-filter-failed = Not sent
post-filter-bounced = Came back
post-filter-some = { $state } ({ $count })
post-filter-many = { $state } (more than { $count })
post-older = Older letters
post-to = To
post-stand = How it stands
post-for = What for
post-when = Written
post-to-nobody = Somebody who was erased
post-back = Back to the post

## How a letter stands
post-tag-waiting = Waiting to be sent
post-tag-tried = Tried, will be tried again
post-tag-paper = To be printed
post-tag-sent = Sent
post-tag-outbox = In the outbox folder
post-tag-printed = Printed
post-tag-failed = Not sent
post-tag-bounced = Came back

## What letters are for
post-purpose-sign-in = A way in
post-purpose-accepted = Taken in as a member
post-purpose-added = Put on the roll
post-purpose-answer = An answer to a question
post-purpose-applied = Has asked to join
post-purpose-corrected = A correction of the roll
post-purpose-ended = The end of a membership
post-purpose-erased = Data was erased
post-purpose-founding = A way in for a founding officer
post-purpose-join = An address to be confirmed, for joining
post-purpose-lapsed = A membership that ran out
post-purpose-left = Has left
post-purpose-moved = Moved to another group
post-purpose-new-address = An address to be confirmed
post-purpose-paper = Voting on paper
post-purpose-registrar = Voting codes that a registrar makes
post-purpose-nomination = A name put forward, and what became of it
post-purpose-notice = Something changed in an account
post-purpose-office = An office lent or taken back
post-purpose-old-address = A notice to the address before
post-purpose-question = A question to a contact
post-purpose-reminder = A reminder to renew
post-purpose-renewed = A membership renewed
post-purpose-second = An act that needs two people
post-purpose-trustee = The key of a ballot
post-purpose-welcome = A welcome
post-purpose-other = A letter of the house

## One letter
post-letter-title = Letter to { $name }
post-address = Address
post-on-paper = On paper
post-happened = What happened
post-event-made = The letter was written.
post-event-trying = The house began to send it.
post-event-sent = The mail server took it.
post-event-outbox = It was put into the outbox folder.
post-event-printed = Somebody printed it.
post-event-failed = It could not be sent.
post-event-bounced = Somebody wrote down that it came back.
post-event-again = Somebody asked to send it again.
post-trouble-unreachable = The mail server did not answer.
post-trouble-unlocked = The mail server does not lock the line, so nothing was said to it.
post-trouble-login = The mail server does not let the house in. Whoever runs the house has to look at its name and password.
post-trouble-not-now = The mail server asked to come again later.
post-trouble-refused = The mail server refuses this letter or this address.
post-trouble-address = What is written as the address is not one.
post-trouble-folder = The outbox folder cannot be written. Whoever runs the house has to look at it.
post-trouble-too-late = It held a way in, and that time is over. The person can ask for a new one.
post-trouble-not-kept = It held a way in, and backups hold none. The person has to ask for it anew.
post-trouble-came-back = An earlier letter to this address came back.
post-trouble-silent = The house stopped in the middle, several times.
post-again = Send it again
post-came-back = It came back
post-said-again = The letter will be sent again within a minute.
post-secret = This letter may hold a way in. Its text is deleted as soon as it has gone, so it cannot be sent again. The person can ask for a new one.
post-unread = This page does not show what the letter says. Looking after the post does not mean reading it.

## Addresses that give letters back
post-way-bounce = Write down that a letter came back
post-bounce-title = A letter came back
post-bounce-lead = Write down the address that does not work. Only ways in are sent to it from then on.
post-bounce-address = The address of e-mail
post-bounce-hint = As it stands in the message that came back.
post-bounce-do = This address does not work
post-bounce-empty = Type the address that does not work.
post-bounce-unknown = No letter went to this address, and nobody on the roll has it. Look for a slip.
post-way-unreachable = People who need another way
post-unreachable-title = People who need another way
post-unreachable-lead = Letters to these people came back. Ring them or write to them on paper, and ask for an address that works.
post-unreachable-none = Nobody needs another way
post-unreachable-none-why = People appear here when a letter to them has come back.
post-unreachable-caption = { $people-n ->
    [one] One person whose address gives letters back
   *[other] { $people } people whose addresses give letters back
}
post-group = Group
post-since = Since
post-next = What can be done
post-works = It works again
post-print-way-in = Print a way in
post-said-bounced = It is written down. Only ways in are sent to this address now.
post-said-works = Letters go to this address again.

## Letters on paper
post-way-paper = Letters to print
post-paper-title = Letters to print
post-paper-lead = { $letters-n ->
    [one] One letter goes to somebody without e-mail. Print this page, send the letter, then say so below.
   *[other] { $letters } letters go to people without e-mail. Print this page, send the letters, then say so below.
}
post-paper-none = No letter to print
post-paper-none-why = Letters to people without e-mail appear here.
post-paper-done = These letters are printed
post-said-printed = It is written down that they are printed.

act-post-bounce = Wrote down that letters to somebody come back.

## A way in on paper
way-in-title = A way in on paper for { $name }
way-in-lead = People without e-mail sign in with a printed letter. Its code works once, within 30 days.
way-in-on-record = Whoever has this letter can sign in as the person it is for. So it is on the record that you printed it, and the letter names you.
way-in-reason = Why do you print it?
way-in-reason-hint = For example: asked for it at the door on Saturday.
way-in-reason-empty = Say why you print it.
way-in-reason-long = Say it in at most 500 letters.
way-in-print = Print the letter
way-in-has-email = This person has e-mail, so they can sign in by themselves. A letter is only for people whom no mail reaches.
way-in-has-office = This person holds an office. Nobody may print a way in for them, because it would open the office too.
way-in-has-left = This person has left. They have to join again first.
way-in-letter-title = Your way into { $organisation }
way-in-greeting = Dear { $name },
way-in-what = With this letter you can sign in to the pages of { $organisation }. It works once.
way-in-phone = With a phone: point its camera at this picture and open the address it shows.
way-in-picture = A picture with your way in, for the camera of a phone. The code below says the same.
way-in-browser = Without one: open { $address } in a browser and type this code.
way-in-until = The code works until { $day }. When you are in, you can add a passkey or an address of e-mail. Then you need no more letters.
way-in-keep = Keep this letter to yourself, and do not photograph it. Whoever has it can sign in as you.
way-in-printed-by = { $name } printed this letter on { $day }. That is on the record, and you can see it on the page “My data”.
way-in-not-yours = If you did not expect this letter, tell somebody you trust in your group.
way-in-enter-title = Sign in with your letter
way-in-enter-lead = Somebody of your group has sent you a letter with a code. It works once.
way-in-code = The code on the letter
way-in-code-hint = Sixteen letters and digits. Small or large makes no difference.
way-in-code-short = The code has sixteen letters and digits. Look at the letter again.
way-in-code-wrong = This code opens nothing. It works once, for 30 days, and only the newest letter counts. Ask your group for a new one.
way-in-enter = Sign in
act-post-way-in = Printed a way in for somebody without e-mail
