# The roll.

## How somebody stands
standing-applied = Has asked to join
standing-member = Member
standing-supporter = Supporter
standing-lapsed = Lapsed
standing-left = Has left

people-applied = { $people-n ->
    [0] Nobody has asked to join
    [one] One person has asked to join
   *[other] { $people } people have asked to join
}
people-member = { $people-n ->
    [0] No members
    [one] One member
   *[other] { $people } members
}
people-supporter = { $people-n ->
    [0] No supporters
    [one] One supporter
   *[other] { $people } supporters
}
people-lapsed = { $people-n ->
    [0] Nobody lapsed
    [one] One person lapsed
   *[other] { $people } people lapsed
}
people-left = { $people-n ->
    [0] Nobody left
    [one] One person left
   *[other] { $people } people left
}

## The list
roll-title = The roll
roll-lead = { $members-n ->
    [0] { $group } has no members yet.
    [one] { $group } has one member.
   *[other] { $group } has { $members } members.
}
roll-caption-some = { $people } people, of whom { $shown } are shown here by name
roll-caption = { $people-n ->
    [one] One person
   *[other] { $people } people by name
}
roll-name = Name
roll-standing = Standing
roll-postcode = Postcode
roll-email = E-mail
roll-since = Since
roll-no-name = (no name)
roll-standings = Who is shown
roll-letters = Names from
roll-after = The next names
roll-before = The names before
roll-begin = Back to the beginning
roll-whole = See the whole roll
roll-empty = Nobody is here
roll-empty-who = People come here when they join { $group }, or when its secretary adds them.
roll-new = Add somebody
roll-find = Find
roll-find-label = Find somebody
roll-find-hint = Type the beginning of a name, a postcode or an e-mail address.
roll-find-short = Type at least two letters or figures
roll-found-title = People found
roll-found = { $people-n ->
    [one] One person found
   *[other] { $people } people found, by name
}
roll-found-many = The first { $shown } of more people. Type more to see fewer.
roll-found-none = Nobody was found
roll-found-none-why = Nobody in this group has a name, postcode or address that begins so.

## Who somebody is and how they are reached
field-name = Name
field-own-name-hint = As you like to be called. One field for all of it.
field-name-hint = As they like to be called. One field for all of it.
field-name-missing = Give a name
field-name-long = A name can have at most 150 letters
field-email = E-mail address
field-email-wrong = Use a whole e-mail address, such as name@example.org
field-email-taken = Somebody on the roll has this address already
field-email-own = Change your own address under “My data”, where we send a code to the new one
field-phone = Phone
field-phone-wrong = A phone number has 5 to 20 figures, such as +44 20 7946 0000
field-postcode = Postcode
field-postcode-wrong = A postcode has letters and figures only, at most twelve
field-address = Postal address
field-address-hint = Street and place. Letters go there if there is no e-mail address.
field-address-long = An address can have at most 500 letters
field-reason-missing = Say why in a few words.
field-reason-long = A reason can have at most 1,000 letters

## One person
person-group = Group
person-joined = On the roll since
person-renew-by = Membership runs until
person-no-end = No end is set
person-not-told = Not told
person-edit = Correct this entry
person-renew = Renew the membership
person-accept = Accept as a member
person-end = End the membership
person-added = They are on the roll. We have told them.
person-changed = The entry is corrected. We have told them.
person-moved = The entry is corrected, and it now belongs to another group. We have told them.
person-renewed = The membership is renewed. We have told them.
person-accepted = They are now a member. We have told them.
person-address-asked = Another e-mail address needs a second person, and waits for one. Everything else is saved.
person-end-waits = An officer has asked to end this membership. It waits for a second person.
person-address-waits = An officer has asked for another e-mail address here. It waits for a second person.

## Correcting an entry
person-edit-title = Correct the entry of { $name }
person-edit-lead = They get a letter that says what was done and why.
edit-email-hint = They sign in with it. Another address needs a second person who agrees.
edit-reason = Why do you change it?
edit-reason-hint = They read this word for word. It stays in the list of what officers did.
edit-button = Save the entry

## Adding somebody
new-lead = Add somebody to { $group } who asked you to, such as on paper. Others join by themselves.
new-standing = How do they join?
new-standing-missing = Choose how they join
standing-member-hint = Has a vote.
standing-supporter-hint = Helps, without a vote.
new-reason = How did they ask to join?
new-reason-hint = Such as “paper form, 12 May”. It stays in the list of what officers did.
new-network-title = People are not added to a network
new-network-why = They belong to the group of the place they live in. Networks they choose for themselves.

## Ending a membership
roll-end-title = End the membership of { $name }?
roll-end-lead = This needs a second person who keeps this roll or one above it.
roll-end-happens = If a second person agrees, they lose their vote and can no longer sign in. We tell them at once, with your reason. Their entry stays on the roll as one that has left, until they ask us to erase it.
roll-end-reason = Why does it end?
roll-end-reason-hint = They read this word for word. It stays in the list of what officers did.
roll-end-button = Ask a second person
second-end-membership = End the membership of { $about } in { $group }
second-change-address = { $kind ->
    [none] Take away the e-mail address of { $about } in { $group }
   *[other] Change the e-mail address of { $about } in { $group } to { $email }
}
end-network-title = A network does not end memberships
end-network-why = Who keeps the roll of the place they live in can ask for it. They can leave the network themselves.
address-taken-title = This address is taken
in-office-title = They hold an office
in-office-why = Nobody can be taken off the roll while they hold an office. Their term has to end first.

## What officers did with the roll
act-roll-new = Added somebody to the roll
act-roll-change = Corrected an entry of the roll
act-roll-renew = Renewed a membership
act-roll-accept = Accepted somebody as a member
act-roll-end = Ended a membership
act-roll-address = Changed somebody’s e-mail address

## Letters
letter-added-subject = You are on the roll of { $organisation }
letter-added-body =
    Dear { $name },

    An officer of { $group } has put you on the roll of { $organisation }.
    They say that you asked for it.

    If you did not, answer this letter or write to your group. You can ask us
    to erase everything we hold about you.
letter-corrected-subject = Your entry on the roll was changed
letter-corrected-body =
    Dear { $name },

    An officer has changed what the roll of { $organisation } says about you.
    They gave this reason:

    { $reason }

    Look at “My data” to see what the roll says now. If something is wrong,
    correct it there or write to your group.
letter-renewed-subject = Your membership is renewed
letter-renewed-body =
    Dear { $name },

    Your membership of { $organisation } is renewed.
    It now runs until { $until }.
letter-accepted-subject = You are a member of { $organisation }
letter-accepted-body =
    Dear { $name },

    You asked to join { $organisation }. You are now a member and have a vote.
letter-ended-subject = Your membership of { $organisation } has ended
letter-ended-body =
    Dear { $name },

    Two officers have ended your membership of { $organisation }: one asked
    for it, and another agreed. They gave this reason:

    { $reason }

    If you think that this is wrong, write to your group. It is on the record,
    and other officers can see who did it.

## The statement that everybody accepts who joins
statement-title = What we stand for
statement-since = This text holds since { $day }.
statement-first =
    Members of { $organisation } work together as equals.

    - One member, one vote.
    - Power is lent for a time, in the open, and can be taken back.
    - Every member may speak, and we listen to those who differ.
    - We keep what members tell us about themselves to ourselves.

## Joining
join-title = Join { $organisation }
join-lead = It takes about three minutes. Then we send you a letter by e-mail, to be sure that it is you.
join-as = How do you want to join?
join-as-member = As a member
join-as-member-hint = You debate, vote and can be elected. Members are at least { $years } years old.
join-as-supporter = As a supporter
join-as-supporter-hint = You help and get news, without a vote.
join-email-hint = We send you a letter there. Nobody else sees your address, apart from those who keep the roll.
join-postcode-hint = We use it to find your group. Without one you belong to the whole movement.
join-age-label = Your age
join-age-hint = Only members need to tell us. We do not ask for your birthday.
join-age = I am at least { $years } years old
join-age-missing = Members are at least { $years } years old. Tick that you are, or join as a supporter.
join-accept-label = Do you accept what we stand for?
join-accept = I have read it, and I accept it
join-accept-missing = Tick that you accept it, if you do
join-accept-changed = The text was changed while you read. Read it again, then tick that you accept it.
join-button = Join
join-privacy = What you tell us stays with the people who keep the roll of your group. You can see, correct and erase it at any time.
join-already-title = You are on the roll already
join-already-lead = You are signed in. Under “My data” you find how you stand and what you can change.
join-to-my-data = Go to my data
join-sent-title = Look into your mail
join-sent-lead = We have sent you a letter. Follow the link in it, or type its code here. It works for one day.
join-no-letter = No letter after ten minutes? Look among the unwanted mail. Then check the address and join once more.
join-code = Code from the letter
join-code-hint = Eight letters and figures, such as 4TRK-9QMW.
join-code-wrong = This is not the code from our letter to you. Look at it again.
join-confirm = Yes, I want to join
join-confirm-title = Do you want to join { $organisation }?
join-confirm-lead = Somebody asked for it with your address. If it was not you, close this page and nothing happens.
join-over-title = This link no longer works
join-over-lead = It works once, and for one day. If you are not on the roll yet, join once more.
join-again = Join once more
join-sign-in = Sign in
join-begin = Begin
join-done-member-title = You are a member
join-done-member-lead = Welcome to { $organisation }. You can speak and vote from now on.
join-done-supporter-title = You are a supporter
join-done-supporter-lead = Welcome to { $organisation }. See what your group does, and where you can help.
join-done-applied-title = We have your request
join-done-applied-lead = An officer of { $organisation } looks at it next. We write to you when it is decided.
join-done-already-title = You were on the roll already
join-done-already-lead = Nothing has changed. Sign in to { $organisation } to see how you stand.
letter-join-subject = Do you want to join { $organisation }?
letter-join-body =
    Dear { $name },

    Somebody asked to join { $organisation } with this address. If it was you,
    follow this link and press the button there:

    { $link }

    On another device we ask for this code: { $code }

    Link and code work once, and for one day.
    If it was not you, do nothing. Then nothing happens.
letter-welcome-subject = Welcome to { $organisation }
letter-welcome-body =
    Dear { $name },

    You are a member of { $organisation }. Your group is { $group }.
    You can debate, vote and stand for office from now on.

    Sign in here whenever you like. You need no password:

    { $address }
letter-supports-subject = Welcome to { $organisation }
letter-supports-body =
    Dear { $name },

    You are a supporter of { $organisation }. Your group is { $group }.

    Sign in here whenever you like. You need no password:

    { $address }
letter-applied-subject = We have your request to join { $organisation }
letter-applied-body =
    Dear { $name },

    You asked to join { $organisation }. An officer of { $group } looks at it
    next, and we write to you when it is decided.

    Sign in here to see how it stands:

    { $address }
statement-now = The text as it is now
statement-lead = Everybody who joins accepts this text. The roll keeps which version they accepted, and when.
statement-change = Write a new version
statement-change-lead = Whoever joins from now on accepts the new text. What others accepted stays as it was.
statement-text = The whole text
statement-text-hint = Short and plain. Lines that begin with “- ” become a list.
statement-text-short = Write at least a sentence
statement-text-long = The text can have at most 10,000 letters
statement-publish = Publish this version
statement-published = The new version is published. Whoever joins from now on accepts it.
reason-hint = It stays in the list of what officers did, and members read it.
act-statement = Published a new version of what members accept

## My data
me-title = My data
me-lead = This is everything we hold about you. You can correct it, take a copy, or have it erased.
me-entry = Who you are
me-correct = Correct my data
me-correct-lead = If you move, your new postcode may bring you into another group.
me-correct-button = Save my data
me-change-email = Change my e‑mail address
me-standing = How you stand
me-renew = Renew my membership
me-renew-lead = Nothing has to be paid here. You only confirm that you want to stay.
me-renew-lapsed = Your membership has lapsed. Renew it, and you are a member again at once.
me-renew-now = It runs until
me-renew-then = After you renew it, it runs until
me-join = Become a member
me-join-lead = Members debate, vote and can be elected.
me-join-age-missing = Members are at least { $years } years old. Tick that you are.
me-corrected = Your data is corrected.
me-moved = Your data is corrected. Your new postcode has brought you into another group.
me-email-changed = Your new address is taken. We have told the old one.
me-renewed = Your membership is renewed.
me-joined = You have asked to be a member. Here you see how you stand.
me-described = What you say about yourself is saved.
me-described-title = What you say about yourself
me-waits-title = This would be done to you
me-waits-why = Why: { $reason }
me-waits-until = { $asker } asked on { $asked }. It is done only if a second person agrees by { $until }. If it is wrong, write to those who see your entry.
me-acts-title = What officers did with your entry
me-acts-caption = Acts of officers, the latest first
me-acts-none = No officer has changed anything in your entry.
me-act-what = What
me-act-when = When
me-act-who = By whom
me-act-why = Why
me-act-unknown = An act of an earlier version of this program
me-act-no-reason = No reason was asked for
me-held-title = What else we hold
me-sees-title = Who can see your entry
me-sees-lead = The people who keep the roll of your groups:
me-sees = { $name }, { $title } of { $group }
me-sees-nobody = Nobody holds that office at the moment.
me-sees-not-noted = Who merely looks is not noted. Whatever they change stands on this page. Scrutineers see your name, postcode and standing.
me-copy-title = Take a copy
me-copy-lead = Both files hold all of it: one for programs, one for spreadsheets.
me-copy-json = My data as JSON
me-copy-csv = My data as CSV
me-out-title = Go
me-out-lead = You can leave and keep an entry among those who have left. Or we erase it all.
me-leave = Leave
me-leave-title = Do you want to leave?
me-leave-lead = You lose your vote at once. You can join again at any time.
me-leave-now = You are signed out, and nobody writes to you any more.
me-leave-stays = Your entry stays on the roll among those who have left, with your name and address, until you ask us to erase it.
me-leave-back = To come back, join with the same address.
me-erase = Erase my data
me-erase-title = Do you want us to erase everything?
me-erase-lead = You leave, and your data is gone. Nobody can undo this.
me-erase-goes = Your name, addresses, phone, groups, letters and what you said about yourself are deleted.
me-erase-office = You have held an office. Your name stays in the list of who held it, because power is public.
me-erase-line = A line without a name stays, with the acts of officers, so that figures still add up.
me-erase-copies = Copies for safety keep your data until they are overwritten. Ask your host how long that takes.
me-in-office-title = You hold an office
me-in-office-why = Hand it over first, so that somebody answers for it. Your term has to end before you leave or are erased.
me-email-lead = Now we write to { $email }.
me-email-lead-none = Now we have no address of yours. You get letters on paper.
me-email-hint = We send a code there, to be sure that it is yours.
me-email-button = Send the code
me-email-sent = We have sent a code to the new address. Type it here within an hour.
me-email-confirm = Use the new address
goodbye-left-title = You have left { $organisation }
goodbye-left-lead = Thank you for what you did. We have sent you a letter that says so.
goodbye-erased-title = Your data is erased
goodbye-erased-lead = Nothing here says who you are any more. A last letter tells you so.
goodbye-front = Go to the front page
describe-title = Say something about yourself
describe-lead = All of this is your choice. Each thing says what it is used for, and is used for nothing else.
describe-purpose = Used for: { $purpose }
describe-since = These words hold since { $day }.
describe-changed = You agreed to other words than these. Your answer is not used until you agree again.
describe-answer = Your answer
describe-answer-missing = Give an answer, or leave this out altogether
describe-answer-long = An answer can have at most 200 letters
describe-agree-label = Do you agree to that use?
describe-agree = Yes, it may be used for that
describe-agree-missing = Tick that you agree, or leave this out altogether
describe-button = Save my answer
describe-withdraw = Take it back
describe-agreed = You agreed on { $day }.
describe-nothing-asked = Your movement does not ask you anything about yourself.
describe-nothing-said = You have said nothing. That is fine.
copy-what = What
copy-which = Number
copy-field = Field
copy-value = Value
held-entry = Your entry on the roll
held-groups = Your groups
held-described = What you say about yourself
held-offices = Your offices
held-deputies = Where you are or were named as a deputy
held-proposed-rules = Changes of the rules that you proposed
held-done-by = What you did with offices
held-waits = Asked for, and not done unless a second person agrees
held-done-to = What officers did with your entry
held-sessions = Where you are signed in
held-passkeys = Your passkeys
held-letters = Letters to you
held-asked = Your questions to groups
held-said = What you said in groups
held-line = { $field }: { $value }
held-field-device = Device
held-field-subject = Subject
held-field-asked = Your question
held-field-question = The question of the group
held-field-said = What you said
held-field-office = Office
held-field-since = Since
held-field-until = Until
held-field-when = When
held-field-deed = What was done
held-field-by = By whom
held-field-reason = Why
held-field-number = Number
held-field-name = Name
held-field-standing = Standing
held-field-joined = On the roll since
held-field-email = E-mail address
held-field-phone = Phone
held-field-postcode = Postcode
held-field-address = Postal address
held-field-new-email = New e-mail address, not yet confirmed
held-field-renew-by = Membership runs until
held-field-statement = Version of the statement you accepted
held-field-accepted = Accepted on
held-field-group = Group
held-field-characteristic = What
held-field-answer = Your answer
held-field-version = Version of the purpose you agreed to
held-field-agreed = Agreed on

## What members are asked about themselves
asked-title = What members may say about themselves
asked-lead = Members choose whether they answer. They read word for word what an answer is used for.
asked-none = Members are asked nothing
asked-none-why = That is the best there is, unless you need something for a good purpose.
asked-new = Ask for something
asked-new-lead = Ask as little as you can. What you do not hold cannot be lost.
asked-name = What you ask
asked-name-hint = Such as “Languages you speak”.
asked-name-missing = Say what you ask, in a few words
asked-name-long = What you ask can have at most 80 letters
asked-purpose = What it is used for
asked-purpose-hint = Members read this before they agree. It may be used for nothing else.
asked-purpose-missing = Say what it is used for
asked-purpose-long = The purpose can have at most 500 letters
asked-choices = Answers to choose from
asked-choices-hint = One a line. Leave it empty if people use their own words.
asked-choices-wrong = Give between 2 and 20 answers, one a line, or none
asked-people = People who answered
asked-button = Save and ask
asked-reword = Change the words
asked-reword-lead = Whoever has answered has to agree again. Until then their answers are not used.
asked-delete = Ask no longer
asked-delete-lead = All answers are deleted at once. You cannot undo this.
asked-delete-reason = Why do you no longer ask?
asked-saved = Members are asked this from now on.
asked-deleted = Members are no longer asked this, and all answers are deleted.
act-characteristic-new = Began to ask members something about themselves
act-characteristic-reword = Changed what members are asked about themselves
act-characteristic-delete = Stopped asking members something about themselves

## Letters about one's own membership
letter-reminder-subject = Your membership of { $organisation } ends soon
letter-reminder-first-body =
    Dear { $name },

    Your membership of { $organisation } ends on { $end }.
    Do you want to stay? Renew it here, it takes a minute:

    { $address }

    We remind you once more before it ends.
letter-reminder-last-body =
    Dear { $name },

    Your membership of { $organisation } ends on { $end }.
    Renew it here if you want to stay:

    { $address }

    If you do nothing, it lapses after some days of grace. You lose your vote
    then, and can renew it whenever you like.
letter-lapsed-subject = Your membership of { $organisation } has lapsed
letter-lapsed-body =
    Dear { $name },

    Your membership of { $organisation } ended on { $end } and was not renewed.
    You have no vote now. Renew it here, and you are a member again at once:

    { $address }
letter-new-email-subject = Your code for { $organisation }
letter-new-email-body =
    Somebody who is signed in at { $organisation } wants letters to come to this
    address. If it was you, type this code there:

    { $code }

    It works for one hour. If it was not you, do nothing.
letter-new-email-taken-body =
    Somebody who is signed in at { $organisation } wants letters to come to this
    address. It belongs to another person on the roll already, so nothing was
    changed.

    If that is you, sign in with this address instead. If it was not you, do
    nothing.
letter-old-email-subject = Your address at { $organisation } was changed
letter-old-email-body =
    Dear { $name },

    From now on { $organisation } writes to another address of yours, not to
    this one. If it was not you, write to the people who keep the roll of your
    group at once: somebody else may have used your account.
letter-left-subject = You have left { $organisation }
letter-left-body =
    Dear { $name },

    You have left { $organisation }. Thank you for what you did.
    To come back, join again with this address.
letter-erased-subject = Your data at { $organisation } is erased
letter-erased-body =
    Dear { $name },

    { $organisation } has erased what it held about you, as you asked.
    This is the last letter to you.
