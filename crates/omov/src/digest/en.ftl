# The weekly mail.
digest-title = The weekly mail
digest-lead = It says what is open in your groups, and what became of what you said. You get at most one a week, and none if there is nothing to say.
digest-choose = Do you want it?
digest-weekly = Yes, once a week at most
digest-never = No
digest-keep = Keep it so
digest-done = It is kept so.
digest-me = Whether you get the weekly mail
digest-stop-title = Stop the weekly mail
digest-stop-lead = Press the button, and it is not sent to you any more. Letters about your membership and your own acts still come.
digest-stop-do = Stop it
digest-stopped-title = The weekly mail has stopped
digest-stopped = It is not sent to you any more. You can have it again at any time.
digest-again = Have it again

letter-digest-subject = { $organisation }: this week
letter-digest =
    Good day, { $name },

    { $what }

    You get this at most once a week. One press stops it:
    { $stop }

    Choose again at any time:
    { $choose }
digest-ballots = You can vote
digest-ballot = “{ $title }” is open until { $when }.
digest-ballot-soon = “{ $title }” opens on { $when }.
digest-debates = Talked about in your groups
digest-debate = “{ $title }”, until { $when }.
digest-motions = Motions that you can sign and change
digest-motion = “{ $title }”
digest-motion-until = “{ $title }”, until { $when }.
digest-became = What became of what you said
digest-closed = The debate “{ $title }” has closed. See what became of your words.
digest-fixed = The text of your motion “{ $title }” is fixed.
digest-decided = Members have voted on your motion “{ $title }”.
digest-late = Your motion “{ $title }” did not find enough signatures in time.
digest-accepted = What you suggested for “{ $title }” was accepted.
digest-joined = What you suggested for “{ $title }” became part of a joint text.
digest-declined = What you suggested for “{ $title }” was declined.
digest-replies = { $replies-n ->
    [one] One reply
   *[other] { $replies } replies
} to what you wrote on “{ $title }”.
digest-quoted = { $replies-n ->
    [one] One reply quotes
   *[other] { $replies } replies quote
} you on “{ $title }”.
digest-more = And { $more } more.

held-digest = The weekly mail
held-field-digest = Do you get it?
held-field-digest-sent = Last sent
