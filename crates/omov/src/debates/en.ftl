# Debates.
menu-debates = Debates
debates-title = Debates
debates-lead = What members think, one sentence at a time. Every sentence is heard equally often.
debates-none = No debate has been opened yet
debates-help = How debates work
debates-none-who = It will stand here as soon as one is. The rules say who may open one.
debates-open-title = Open a debate
debates-open = Open a debate in { $group }
debate-open = Open
debate-closed = Closed
debate-until = It is open until { $when }, { $away }.
debate-ended = It closed on { $when }, { $away }.
debate-back = Back to the debate
debate-rule = The rule
debate-entry = This page in the public record: entry { $number }

debate-new-title = Open a debate in { $group }
debate-new-lead = You ask one question. Members answer in sentences of their own, and agree or disagree with those of others.
debate-no-kinds = There are no debates in this group
debate-no-kinds-why = The rules know no debate among its members.
debate-opened-by = { $kind }: can be opened by { $who }.
debate-opened-by-nobody = { $kind }: nobody opens it. It comes from petitions.
debate-open-send = Open the debate
debate-open-refused = This debate cannot be opened
debate-kind = Which kind of debate is it?
debate-kind-missing = Say which kind of debate it is.
debate-question = What do you ask?
debate-question-hint = One open question, as members will read it. Not one with yes or no.
debate-question-missing = Write what you ask.
debate-question-long = Write the question in at most 200 letters.
debate-about = What should members know first?
debate-about-hint = Everybody can read this. Do not name people.
debate-about-long = Write at most 5,000 letters.
debate-seeds = What is said from the beginning?
debate-seeds-hint = From 1 to { $most } sentences, one in each line, with at most { $letters } letters each. Take more than one side. Each is marked as yours.
debate-seeds-number = Write from 1 to { $most } sentences, one in each line.
debate-seed-line = Line { $line }: { $why }
debate-seed-twice = This sentence is there twice. Take one out.
debate-closes = On which day does it close?
debate-closes-hint = It is open until the end of that day.
debate-closes-wrong = Write a day from the day after tomorrow to one year from now.
debate-body-hint = Only if you open it in the name of this body: { $body }.

debate-one = Do you agree?
debate-answer = Your answer
debate-agree = Agree
debate-disagree = Disagree
debate-pass = Pass
debate-seeded = From those who opened the debate
debate-secret = No page shows anybody else what you answer. You can change it until the debate closes.
debate-so-far = You have answered { $answered } of { $all } statements.
debate-hear-title = Hear what others say
debate-hear = You read one statement at a time, and say whether you agree. You can stop whenever you like.
debate-hear-first = Hear the first statement
debate-hear-next = Hear the next statement
debate-all-heard-title = You have heard everything
debate-all-heard = Come back when others have said more, or say what is still missing.
debate-say = Say something of your own
debate-mine = What I said and answered
debate-not-yours = Members of { $group } answer here. You can read what they think.
debate-sign-in = Members of { $group } answer here, once they have signed in. You can read what they think.
debate-vote-refused = Your answer was not taken
debate-over = This debate is closed.
debate-gone = This statement has been taken back or removed since you saw it.
debate-done-said = Others can now agree or disagree with what you said.

say-title = Say something of your own
say-lead = { $question }
say-body = What do you want to say?
say-hint = One thing, in at most { $letters } letters, so that others can agree or disagree. Everybody can read it. Your name does not stand beside it.
say-send = Say it
say-refused = This cannot be said now
say-empty = Write what you want to say.
say-no-words = Write a sentence with words, so that others can agree or disagree.
say-long = Write at most { $letters } letters. Say one thing at a time.
say-turned = Your text has hidden marks that turn its direction, so others would read something else. Type it anew without copying.
say-full = There are { $most } statements already, and more would not be heard.
say-same = Somebody has said this already, perhaps with other capitals. You can agree with it when it is shown to you.
say-near-title = This is there already
say-near = Somebody has said something near. If yours says something else, tick the box and send it again.
say-other = Is yours a different thing?
say-other-yes = Yes, it says something else

debate-mine-title = What I said and answered
debate-mine-lead = Only you can see this page.
debate-said = What became of what you said
debate-said-none = You have not said anything yet
debate-said-none-who = Every member can. What you say is heard as often as what others say.
debate-said-there = Others answer it
debate-said-withdrawn = You took it back
debate-said-removed = Removed
debate-became-not-yet = Too few have answered it to say anything yet.
debate-became-agree = It is among what everybody agrees on most.
debate-became-differ = It is among what divides members most.
debate-became-share = { $group }: { $share } agree.
debate-answered = What you answered
debate-mine-none = You have not answered anything yet
debate-mine-none-who = What you answer stands here, so that you can change it.
debate-mine-agree = You agree.
debate-mine-pass = You passed.
debate-mine-disagree = You disagree.
debate-mine-not = You have not answered.
debate-done-changed = Your answer has been changed.
debate-done-taken-back = What you said has been taken back.
debate-take-back = Take it back
debate-take-back-title = Take back what you said
debate-take-back-lead = It is not shown to anybody any more, and what others answered to it does not count.
debate-take-back-do = Take it back
debate-take-back-refused = It cannot be taken back any more
debate-your-words = Your words

debate-map = Where people stand
debate-map-none = There is no map yet
debate-map-wait = It is drawn when { $people } members have answered, so that nobody’s answers can be read off it.
debate-map-never = Fewer than { $people } members answered. What so few think is not shown.
debate-all = All members
debate-group = Group { $letter }
debate-you = You
debate-you-are = You answered most like { $group } when the map was drawn.
debate-groups = { $people-n ->
    [one] One member has answered
   *[other] { $people } members have answered
}. They fall into { $groups } groups that think alike.
debate-no-groups = { $people-n ->
    [one] One member has answered
   *[other] { $people } members have answered
}. There are no stable groups: people here do not fall into camps.
debate-map-about = Map of opinion. { $finding } The table below says what each group thinks.
debate-map-caption = A mark is at least ten people who answer alike. The map keeps { $kept } in 100 of the differences between people. It was drawn { $rounds } times with other people of the same kind, and each group kept at least { $again } in 100 of itself.
debate-map-caption-none = A mark is at least ten people who answer alike. The map keeps { $kept } in 100 of the differences between people.
debate-map-when = Drawn on { $when }. It is drawn anew at most once an hour, and only when ten other members have answered.
debate-map-when-over = Drawn on { $when }. If fewer than ten members answered after that, their answers are not in it: they could be told from the difference.
debate-table = How many agree with each statement
debate-table-fold = Every statement in figures
debate-table-none = No statement has been answered by ten members of each group yet.
debate-head-statement = Statement
debate-head-group = Group
debate-head-agree = Agree
debate-head-of = { $group }, { $people } people
debate-share-under = fewer than { $share } in 100
debate-share-over = more than { $share } in 100
debate-share-none = too few to say
debate-agreed = Where we agree
debate-agreed-lead = We can be sure that most people in every group agree with these.
debate-agreed-lead-all = We can be sure that most members agree with these.
debate-agreed-none = So far there is nothing of which we can be sure that most people in every group agree.
debate-objection = Those who disagree say most often: “{ $statement }” { $share } of them agree with that.
debate-became-clause = Became clause { $clause } of “{ $motion }”
debate-grown = What grew from what all agreed on before
debate-begin-motion = Begin a motion with it
debate-differ = Where we differ, and on what
debate-differ-none = So far no statement divides members strongly.
debate-least = Least heard
debate-heard-few = Fewer than { $people } people have heard this.
debate-heard = { $people } people have heard this.
debate-fair = Is this debate fair?
debate-organisers = Organisers wrote { $share } letters of all that was said.
debate-organisers-most = The most that the rules let them write: { $most }.
debate-organisers-free = No rule says how much they may write.
debate-exposure = Every statement was shown to between { $least } and { $most } people.
debate-fewer = fewer than { $people }
debate-exposure-few = Few people have heard anything yet. Each statement is shown equally often.
debate-gini = Unevenness: { $gini } of 100. At 0 every statement is heard equally often.
debate-road = What comes of it
debate-road-opened = The debate was opened.
debate-road-closes = Until then everyone speaks.
debate-road-closed = The debate closed.
debate-road-what = What everybody agrees on stays on this page. Whoever the rules let can make a ballot of it.

debate-files = The figures as files:
debate-file-csv = for a spreadsheet
debate-file-json = for a program
debate-see-all = Everything that was said
debate-all-said = Everything that was said
debate-all-said-lead = In the order in which it came. No names stand here.
debate-all-said-none = Nothing stands here any more.
debate-remove = Remove
debate-remove-title = Remove a statement
debate-remove-lead = Only for one of these grounds, never for what it thinks. The author is told, and everybody sees the ground.
debate-remove-words = The statement
debate-remove-ground = On which ground?
debate-remove-ground-missing = Choose the ground.
debate-remove-reason = Why, in a sentence?
debate-remove-reason-hint = The author reads it, with your name.
debate-remove-reason-missing = Write why, in at most 500 letters.
debate-remove-do = Remove the statement
debate-removed = What was removed
debate-removed-none = Nothing has been removed.
debate-removed-line = Statement { $number }, on { $day }. The ground: { $ground }
debate-policy = When something is removed
debate-policy-lead = Those who look after the group may remove a statement on one of these grounds. Each time is on the public record.
debate-ground-person = It names a person, or tells private things of one.
debate-ground-hate = It says that people are worth less for who they are.
debate-ground-threat = It threatens somebody, or calls for violence.
debate-ground-unlawful = It cannot lawfully be published.
debate-ground-advert = It advertises something, or is about another matter altogether.
letter-statement-removed-subject = What you said on “{ $question }” was removed
letter-statement-removed =
    Good day, { $name },

    { $officer } removed what you said in the debate “{ $question }”:

    { $said }

    The ground: { $ground }

    In their words: { $reason }

    If you think this is wrong, write to the contact of the group. You may say something else at any time.

act-statement-removed = Removed a statement from a debate
record-fact-statement = Number of the statement
record-fact-ground = Ground
act-debate-opened = Opened a debate
act-debate-closed = Closed a debate
record-fact-debate = Debate
record-fact-statements = Statements from the beginning
held-debates-opened = Debates that you opened
held-statements = What you said in debates
held-opinions = What you answered in debates
held-field-debate = Debate
held-field-sentence = Statement
held-field-vote = Your answer
debate-held-not = Not answered yet
