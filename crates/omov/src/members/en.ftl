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
roll-caption = { $people-n ->
    [one] One person
   *[other] { $people } people, of whom { $shown } are shown here by name
}
roll-name = Name
roll-standing = Standing
roll-postcode = Postcode
roll-email = E-mail
roll-since = Since
roll-no-name = (no name)
roll-letters = Go to names from
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
field-name-hint = As they like to be called. One field for all of it.
field-name-missing = Give a name
field-name-long = A name can have at most 150 letters
field-email = E-mail address
field-email-wrong = Use a whole e-mail address, such as name@example.org
field-email-taken = Somebody on the roll has this address already
field-phone = Phone
field-phone-wrong = A phone number has 5 to 20 figures, such as +44 20 7946 0000
field-postcode = Postcode
field-postcode-wrong = A postcode has letters and figures only, at most twelve
field-address = Postal address
field-address-hint = Street and place. Letters go there if there is no e-mail address.
field-address-long = An address can have at most 500 letters
field-reason-missing = Say why in a few words
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
person-ended = The membership has ended. We have told them.

## Correcting an entry
edit-title = Correct the entry of { $name }
edit-lead = They get a letter that says what was done and why.
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
roll-end-lead = They lose their vote and can no longer sign in.
roll-end-happens = We tell them at once, with your reason. Their entry stays on the roll as one that has left, until they ask us to erase it.
roll-end-reason = Why does it end?
roll-end-reason-hint = They read this word for word. It stays in the list of what officers did.
roll-end-button = End the membership
in-office-title = They hold an office
in-office-why = Nobody can be taken off the roll while they hold an office. Their term has to end first.

## What officers did with the roll
act-roll-new = Added somebody to the roll
act-roll-change = Corrected an entry of the roll
act-roll-renew = Renewed a membership
act-roll-accept = Accepted somebody as a member
act-roll-end = Ended a membership

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

    An officer has ended your membership of { $organisation }.
    They gave this reason:

    { $reason }

    If you think that this is wrong, write to your group. It is on the record,
    and other officers can see who did it.
