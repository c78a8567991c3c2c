# Groups: their pages, their contacts, what members say.

## All groups
groups-title = Groups
groups-lead = { $groups-n ->
    [0] Everybody in this movement is in one group.
    [one] One group is part of this movement.
   *[other] { $groups } groups are part of this movement.
}
groups-lead-networks = { $groups-n ->
    [one] One group
   *[other] { $groups } groups
} and { $networks-n ->
    [one] one network
   *[other] { $networks } networks
} are part of this movement.
groups-find = Find a group
groups-find-hint = By its name, or by a postcode.
groups-find-button = Find
groups-whole = The whole movement
groups-networks = Networks
groups-networks-are = A network brings people together by theme. You choose it yourself, wherever you live.
groups-no-networks = There is no network yet. An officer of the whole movement can open one.
groups-of = What { $group } is made of
groups-name = Group
groups-members = Members
groups-kind = Kind
groups-go = Go to { $group }
groups-all = Show all groups
groups-of-postcode = The postcode { $postcode } belongs to { $group }.
groups-found = { $groups-n ->
    [one] One group is called “{ $find }”
   *[other] { $groups } groups are called “{ $find }”
}
groups-none-found = Nothing is called “{ $find }”
groups-none-found-next = Try a shorter piece of the name, or a whole postcode.
groups-too-long = Please use at most { $letters } letters. You typed { $typed }.
groups-done-opened = The group is open. Next, say which postcodes belong to it, and what it is about.
groups-done-joined = You belong to this network now.
groups-done-left = You have left this network.
groups-done-edited = The page of the group is changed.
groups-done-asked = Your question is on its way. The answer comes to you.
groups-done-answered = Your answer is on its way to whoever asked.
groups-done-said = Your words are on the page of the group.
groups-done-removed = The words are gone. Whoever said them gets a letter with your reason.
groups-done-taken-back = Your words are gone.
## One group
group-lead = { $members-n ->
    [0] { $place ->
        [whole] The whole movement has no members yet.
       *[part] This { $kind } has no members yet.
    }
    [one] { $place ->
        [whole] The whole movement has one member.
       *[part] This { $kind } has one member.
    }
   *[other] { $place ->
        [whole] The whole movement has { $members } members.
       *[part] This { $kind } has { $members } members.
    }
}
group-lead-mine = { $members-n ->
    [one] { $place ->
        [whole] The whole movement has one member: you.
       *[part] This { $kind } has one member: you.
    }
   *[other] { $place ->
        [whole] The whole movement has { $members } members. One of them is you.
       *[part] This { $kind } has { $members } members. One of them is you.
    }
}
group-lead-closed = This group is closed. Its page stays, so that everybody can read what was done here.
group-open = Open here
group-open-none = Nothing is open here
group-open-who = Ballots and debates stand here as soon as one is called or opened. You can say what you think below.
group-decided = Decided here
group-decided-none = Nothing has been decided here yet. Each decision will stay here for all to read.
group-said = What members say
group-parts = Part of this group
group-parts-of = What { $group } is made of
group-networks = Networks
group-networks-of = Networks of { $group }
group-powers = Who holds power here
group-powers-none = No office is held in this group. Whoever holds an office above it acts for it.
group-powers-all = What they may do, and how it ends
group-deputy-until = as deputy, until { $day }
group-hold-until = { $people } people, until { $month } at the latest
group-holds-until = until { $day }
group-contact = Who answers you
group-contact-is = { $name }, { $title }. You get an answer within { $days-n ->
    [one] one day.
   *[other] { $days } days.
}
group-contact-none = Nobody holds an office that answers for this group. An officer of the whole movement can change that.
group-contact-write = Ask something
group-no-answer = { $days-n ->
    [0] No answer in time
    [one] No answer after one day
   *[other] No answer after { $days } days
}
group-waiting = { $questions-n ->
    [one] One question waits. There is still time to answer it.
   *[other] { $questions } questions wait. There is still time to answer them.
}
group-answered = { $questions-n ->
    [one] { $days-n ->
        [0] One question was answered in the last half year, on the same day.
        [one] One question was answered in the last half year, after one day.
       *[other] One question was answered in the last half year, after { $days } days.
    }
   *[other] { $days-n ->
        [0] { $questions } questions were answered in the last half year, each on the same day.
        [one] { $questions } questions were answered in the last half year. The longest took one day.
       *[other] { $questions } questions were answered in the last half year. The longest took { $days } days.
    }
}
group-question-answered = { $days-n ->
    [0] Answered on the same day
    [one] Answered after one day
   *[other] Answered after { $days } days
}
group-question-due = Answer due by { $day }
group-keep = What you can do here
group-keep-page = Change this page
group-keep-questions = Questions from members
group-keep-roll = The roll
group-keep-boundaries = Boundaries by postcode
group-keep-new = Open a group in this one
group-keep-standing = Standing trustees
group-keep-close = Close this group
group-you = You and this group
group-you-in-network = You chose this network. Only its officers see who is in it.
group-you-not-in-network = You can join by yourself, and leave at any time. Only its officers see who is in it.
group-you-here = You belong here because of where you live.
group-you-above = You belong here through { $group }.
group-you-elsewhere = You do not belong to this group. You can read what it says and ask it something.
group-join = Join this network
group-leave = Leave this network

## What members say
said-question = What should we do first here?
said-title = What members of { $group } say
said-lead = Every member may speak here, from the first day on. The newest stands first.
said-answer = Answer it
said-all = Read all answers
said-last = The last answers are below.
said-none = Nobody has answered yet. Every member of the group can.
said-nothing = Nothing was said yet
said-hint = Up to { $letters } letters. Members and supporters read it with your name. You can take it back.
said-send = Say it
said-empty = Write what you want to say.
said-not-here-title = You cannot speak in this group
said-not-here-mine = See to which groups you belong
said-not-here-rules = Read the rules about groups
said-not-here = You can read what is said here. To speak, you have to be a member of this group.
said-latest = What was said
said-earlier = Read what was said earlier
said-to = To the question “{ $question }”:
said-by = { $name }, { $day }
said-take-back = Take it back
said-take-back-title = Take back what you said?
said-take-back-lead = Your words go from this page for good. You can say something new at any time.
said-take-back-do = Take back my words
said-your-words = Your words
said-remove = Remove it
said-remove-title = Remove what { $name } said?
said-remove-lead = It goes from the page for good. { $name } gets a letter with your reason, and it is noted.
said-remove-words = What was said
said-remove-reason = Why do you remove it?
said-remove-reason-hint = Name the rule or the harm. That you disagree is no reason.
said-remove-reason-missing = Say why you remove it. Whoever said it reads your reason.
said-remove-do = Remove the words
letter-removed-subject = What you said in { $group } was removed
letter-removed =
    Good day, { $name },

    { $officer } removed what you said in { $group }:

    { $said }

    The reason: { $reason }

    If you think this is wrong, write to the group. You may say something else at any time.
act-said-removed = Removed what a member had said

## Asking the contact
contact-title = Ask { $group }
contact-lead = { $name }, { $title }, answers within { $days-n ->
    [one] one day.
   *[other] { $days } days.
}
contact-lead-nobody = There is nobody to ask here just now.
contact-nobody = Nobody answers for this group
contact-nobody-next = No office that answers questions is held here or above. Nothing was sent.
contact-question = What do you want to know?
contact-hint = Whoever answers for the group sees your name and your question. Others only see how long the answer takes.
contact-send = Send my question
contact-empty = Write what you want to know.
contact-mine = What you asked here
contact-asked = Asked on { $day }
contact-answer = The answer

## Answering
questions-title = Questions to { $group }
questions-lead = { $days-n ->
    [one] Members were promised an answer within one day.
   *[other] Members were promised an answer within { $days } days.
}
questions-none = No question waits
questions-none-next = Members can ask on the page of the group. You get a letter when somebody does.
questions-all = All open questions
questions-one = A question from a member
questions-one-lead = Your answer goes to whoever asked. Others see only that it came, and after how many days.
questions-asked = The question
questions-by = Asked by
questions-when = Asked on
questions-stands = How it stands
questions-answer = Your answer
questions-answer-hint = In plain words. If you do not know, say who does.
questions-send = Send the answer
questions-empty = Write your answer.
questions-answered = Somebody has answered this question
questions-answered-why = A question has one answer. Yours was not sent.
letter-question-subject = A question to { $group }
letter-question =
    Good day, { $name },

    { $asker } asks { $group }, for which you answer:

    { $asked }

    Please answer until { $due }:
    { $page }

    Everybody can see how long an answer takes. What was asked only you see, and those who hold the same office.
letter-answer-subject = An answer from { $group }
letter-answer =
    Good day, { $name },

    you asked { $group }:

    { $asked }

    { $answerer } answers:

    { $answer }

    You find both here as well:
    { $page }

## Keeping the page
group-edit-title = Change the page of { $group }
group-edit-lead = What you write here stands on the page at once. That you changed it is noted.
group-edit-about = What the group is about
group-edit-about-hint = Where and when you meet, what you work on. Everybody who is signed in can read it.
group-edit-about-hint-public = What the movement stands for. It is on the first page, which the whole world can read.
group-edit-contact = Who answers members
group-edit-contact-hint = Only people whose office lets them keep this page can answer for it.
group-edit-contact-nearest = Nobody by name: whoever holds that power nearest to the group
group-edit-contact-one = { $name }, { $title }
group-edit-contact-wrong = Choose somebody from the list. Whoever you chose does not hold that power any more.
group-edit-welcome = A welcome for newcomers
group-edit-welcome-hint = Two or three sentences. They see it on their first page for a month.
group-edit-question = One question to everybody
group-edit-question-hint = Members can answer it at once. If you leave it empty, it is: “{ $question }”
group-edit-save = Save the page
group-edit-how = How you can write
group-edit-how-text =
    Leave a line empty to begin a new paragraph.

    Put two stars on each side of what matters: \*\*on Sundays\*\*.

    Begin lines with a dash to make a list.
group-keep-name = Change the name
group-name-title = Change the name of { $group }
group-name-lead = The old name and your reason stay on the page of the group, for all to read.
group-name-reason-hint = One sentence. Everybody can read it.
group-name-save = Change the name
group-name-same = That is its name already. Type another.
group-name-nation = The whole movement has the name of the organisation
group-name-nation-why = Change it there, and the group is renamed with it.
group-named = { $day }: “{ $before }” is now called “{ $after }”. Changed by { $name }.
groups-done-named = The group has its new name. The old one stays on its page, with your reason.
act-group-named = Changed the name of the group
act-group-page = Changed the page of the group

## Boundaries
groups-back = Back to { $group }
groups-reason-missing = Say why. Everybody who is moved reads it.
boundaries-title = Boundaries of { $group }
boundaries-lead = Who lives at one of these postcodes belongs to the group. The longest beginning decides.
boundaries-list = Postcodes, or their beginnings
boundaries-list-hint = One a line, or with commas between, such as EM1 or 1234. Write a space as your post does: EM1 2 is part of EM1, and EM12 is another place.
boundaries-reason = Why
boundaries-reason-hint = One sentence. It is noted, and whoever is moved gets it in a letter.
boundaries-look = See who would move
boundaries-no-postcode = Line { $line }: “{ $typed }” is no beginning of a postcode. Use up to twelve letters and figures.
boundaries-many = A group can have at most { $most } beginnings of postcodes.
boundaries-taken = { $beginning } belongs to { $group }, where you cannot change boundaries. Ask an officer above both groups.
boundaries-same = The group has exactly these postcodes already. Change the list first.
boundaries-before = Changes before
boundaries-before-one = { $people-n ->
    [0] { $day }: nobody moved
    [one] { $day }: one person moved
   *[other] { $day }: { $people } people moved
}
boundaries-plan-title = Change the boundaries of { $group }?
boundaries-plan-lead = { $people-n ->
    [0] Nobody would move. New members are placed by the new boundaries.
    [one] One person would move to another group and get a letter. This needs a second person who agrees.
   *[other] { $people } people would move to another group. Each gets a letter. This needs a second person who agrees.
}
boundaries-do = Change the boundaries
boundaries-ask = Ask a second person
boundaries-asked = See how it stands
second-draw-boundaries = { $number-n ->
    [one] Change the boundaries of { $group }, which moves one person
   *[other] Change the boundaries of { $group }, which moves { $number } people
}
second-close-group = { $number-n ->
    [one] Close { $group }, which moves one person
   *[other] Close { $group }, which moves { $number } people
}
boundaries-gains = The group gains
boundaries-loses = The group gives away
boundaries-takes = Taken from another group
boundaries-takes-one = { $beginning } from { $group }
boundaries-more = { $list }, and { $more } more
boundaries-nobody = Nobody lives there who would have to move. Whoever is in a group by choice stays there.
boundaries-from = From
boundaries-to = To
boundaries-people = People
boundaries-people-caption = Who would move
boundaries-going-title = { $group } gets new boundaries
boundaries-going-lead = The new boundaries hold from now on. People are being moved, some at a time.
boundaries-going = { $people-n ->
    [0] Nobody has been moved yet
    [one] One person has been moved
   *[other] { $people } people have been moved
}
boundaries-done-title = { $group } has new boundaries
boundaries-done-lead = All people are where they belong.
boundaries-done = { $people-n ->
    [0] Nobody had to move.
    [one] One person was moved and gets a letter.
   *[other] { $people } people were moved. Each gets a letter.
}
boundaries-why = Why it was done
letter-moved-subject = You belong to { $group } now
letter-moved =
    Good day, { $name },

    the boundaries of our groups have changed. You belonged to { $from }. You belong to { $group } now.

    Why: { $reason }

    Your membership, your vote and your networks stay as they are. Your new group is here:
    { $page }

    If you think this is wrong, write to the group. Its page says who answers.
act-boundaries = { $number-n ->
    [0] Changed the boundaries of the group. Nobody had to move.
    [one] Changed the boundaries of the group. One person moves.
   *[other] Changed the boundaries of the group. { $number } people move.
}

## Opening and closing groups
group-new-title = Open a group in { $group }
group-new-lead = It has a page at once. Who belongs to it, you say with its boundaries.
group-new-name = Name
group-new-name-hint = As people say it: the place, or the theme.
group-new-name-missing = Give the group a name.
group-new-name-there = There is a group of that name already. Choose another.
group-new-kind = What kind of group is it?
group-new-kind-missing = Choose what kind of group it is.
group-new-members = How many members will be in it
group-new-members-hint = The rules ask for some before certain groups are opened. The number stands on the public record.
group-new-members-missing = Say how many members will be in it, as a whole number.
group-new-refused = This group cannot be opened yet
group-new-reason = Why do you open it?
group-new-open = Open the group
group-new-none = No group can be opened in this one
group-new-none-why = Regions, local groups and networks are opened in the whole movement. Local groups have wards.
group-new-none-lead = Nothing was changed.
group-close-title = Close { $group }?
group-close-lead = Its page stays to be read. Its people go where their postcode belongs.
group-close-reason = Why does it close?
group-close-look = See who would move
group-close-cannot = This group cannot be closed
group-close-cannot-why = Other groups are part of it. Close those first. The whole movement cannot be closed.
group-close-cannot-lead = Nothing was changed.
group-close-plan-title = Close { $group } for good?
group-close-plan-lead = { $people-n ->
    [0] Nobody would have to move. A closed group cannot be opened again.
    [one] One person would move and get a letter. This needs a second person. A closed group cannot be opened again.
   *[other] { $people } people would move. Each gets a letter. This needs a second person. A closed group cannot be opened again.
}
group-close-do = Close the group
act-group-opened = Opened a group
act-group-closed = { $number-n ->
    [0] Closed the group. Nobody had to move.
    [one] Closed the group. One person moves.
   *[other] Closed the group. { $number } people move.
}
