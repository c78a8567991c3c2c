# Meetings in a hall on the question of a debate.
meeting-title = Who speaks next
meeting-hall = In the hall
meeting-is-on = A meeting on this question is on. Its list calls up first who has not spoken yet.
meeting-can-open = You can open a meeting on this question. It has a list of those who would speak, with the same fairness as here.
meeting-open = Open a meeting
meeting-go = See who speaks next
meeting-back = Back to the list
meeting-refused = This cannot be done
meeting-not-yours = Only members of the group see who is on the list of this meeting.
meeting-over = This meeting has ended.
meeting-who-opens = Whoever opened the debate can open a meeting on it, and whoever may organise in the group.
meeting-tag-open = It is on
meeting-tag-over = Ended
meeting-speaks-now = Speaks now
meeting-nobody-speaks = Nobody speaks now.
meeting-then = Then
meeting-more = { $people-n ->
    [one] And one more
   *[other] And { $people } more
}
meeting-list = Who waits
meeting-nobody-waits = Nobody waits. Whoever would speak presses “Put me on the list”.
meeting-often = { $times-n ->
    [0] Has not spoken yet
    [one] Has spoken once
   *[other] Has spoken { $times } times
}
meeting-you-speak = You speak now.
meeting-you-wait = { $before-n ->
    [0] You are next.
    [one] You are on the list. One person is before you.
   *[other] You are on the list. { $before } people are before you.
}
meeting-you-can = Would you speak?
meeting-ask = Put me on the list
meeting-leave = Take me off
meeting-reload = Load this page again
meeting-wall = Show it on a wall
meeting-you-lead = You lead this meeting
meeting-lead-say = The list says who is next. You press the button when they begin.
meeting-next = Next: { $name }
meeting-done = They have spoken
meeting-undo-link = Undo the last press
meeting-undo-title = Undo the last press?
meeting-undo = Undo it
meeting-undo-waits = { $name } is on the list again, and has not spoken.
meeting-undo-speaks = { $name } speaks again.
meeting-nothing-undone = Nothing has been pressed yet.
meeting-end = End the meeting
meeting-end-title = End the meeting?
meeting-end-happens = The list is closed, and whoever still waits is not called up. This cannot be undone. You can open another meeting on the same question.
meeting-put = Put them on the list
meeting-name = Who asks to speak and has no phone?
meeting-name-hint = A member of the group: their whole name, or their address of e-mail.
meeting-nobody = No member of this group is called that. Look how the name is written.
meeting-several = Several members are called that. Type their address of e-mail.
meeting-how = How the list works
meeting-how-1 = Whoever has not spoken on this question comes first. Then whoever spoke least. Then whoever asked first.
meeting-how-2 = Offices do not count. Whoever leads the meeting waits like everybody else.
meeting-how-3 = Only members of the group see names here.
meeting-how-4 = Who spoke is kept until the debate ends, so that all are heard. Then only figures remain.
meeting-figures = { $people-n ->
    [one] In the hall one person has spoken,
   *[other] In the hall { $people } people have spoken,
} { $turns } times in all. Organisers had { $share } of these turns.
meeting-waits = On the list
meeting-speaks = Speaks now
meeting-spoke = Has spoken
act-meeting-opened = Opened a meeting on a debate
act-meeting-ended = Ended a meeting on a debate
record-fact-turns = How often somebody spoke
held-meeting-turns = Where you asked to speak
held-meetings-opened = Meetings that you opened
