# Groups: their pages, their contacts, what members say.

## All groups
groups-title = Groups
groups-lead = { $groups-n ->
    [one] One local group
   *[other] { $groups } local groups
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
groups-none-below = There is no local group here yet.
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
groups-done-edited = The page of the group is changed.
groups-done-asked = Your question is on its way. The answer comes to you.
groups-done-answered = Your answer is on its way to whoever asked.
groups-done-said = Your words are on the page of the group.
groups-done-taken-back = Your words are gone.
group-kind = { $kind ->
    [nation] Whole movement
    [region] Region
    [local] Local group
    [ward] Ward
   *[network] Network
}

## One group
group-lead = { $members-n ->
    [0] { $kind ->
        [nation] The whole movement has no members yet.
        [region] This region has no members yet.
        [local] This local group has no members yet.
        [ward] This ward has no members yet.
       *[network] This network has no members yet.
    }
    [one] { $kind ->
        [nation] The whole movement has one member.
        [region] This region has one member.
        [local] This local group has one member.
        [ward] This ward has one member.
       *[network] This network has one member.
    }
   *[other] { $kind ->
        [nation] The whole movement has { $members } members.
        [region] This region has { $members } members.
        [local] This local group has { $members } members.
        [ward] This ward has { $members } members.
       *[network] This network has { $members } members.
    }
}
group-lead-mine = { $members-n ->
    [one] { $kind ->
        [nation] The whole movement has one member: you.
        [region] This region has one member: you.
        [local] This local group has one member: you.
        [ward] This ward has one member: you.
       *[network] This network has one member: you.
    }
   *[other] { $kind ->
        [nation] The whole movement has { $members } members. One of them is you.
        [region] This region has { $members } members. One of them is you.
        [local] This local group has { $members } members. One of them is you.
        [ward] This ward has { $members } members. One of them is you.
       *[network] This network has { $members } members. One of them is you.
    }
}
group-lead-closed = This group is closed. Its page stays, so that everybody can read what was done here.
group-open = Open here
group-open-none = Nothing is open here
group-open-who = Debates and votes will stand here. This house cannot hold them yet. You can say what you think below.
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
edit-title = Change the page of { $group }
edit-lead = What you write here stands on the page at once. That you changed it is noted.
edit-about = What the group is about
edit-about-hint = Where and when you meet, what you work on. Everybody who is signed in can read it.
edit-about-hint-public = What the movement stands for. It is on the first page, which the whole world can read.
edit-contact = Who answers members
edit-contact-hint = Only people whose office lets them keep this page can answer for it.
edit-contact-nearest = Nobody by name: whoever holds that power nearest to the group
edit-contact-one = { $name }, { $title }
edit-contact-wrong = Choose somebody from the list. Whoever you chose does not hold that power any more.
edit-welcome = A welcome for newcomers
edit-welcome-hint = Two or three sentences. They see it on their first page for a month.
edit-question = One question to everybody
edit-question-hint = Members can answer it at once. If you leave it empty, it is: “{ $question }”
edit-save = Save the page
edit-how = How you can write
edit-how-text =
    Leave a line empty to begin a new paragraph.

    Put two stars on each side of what matters: \*\*on Sundays\*\*.

    Begin lines with a dash to make a list.
act-group-page = Changed the page of the group
