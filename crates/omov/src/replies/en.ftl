# Replies to statements, motions and amendments.
replies = Replies
replies-link = { $replies-n ->
    [0] No replies
    [one] 1 reply
   *[other] { $replies } replies
}
replies-to-statement = Replies to statement { $number }
replies-to-motion = Replies to the motion
replies-to-amendment = Replies to amendment { $number }
replies-lead = { $replies-n ->
    [0] Nobody has replied yet: “{ $of }”
    [one] One reply: “{ $of }”
   *[other] { $replies } replies: “{ $of }”
}
replies-back = Back to the replies
replies-words = The words that are answered
replies-words-gone = These words have been taken back or removed.
replies-whole-statement = To the debate
replies-whole-motion = To the whole motion
replies-whole-amendment = To the amendment
replies-order = The oldest stands first, for everybody and whoever wrote it. No names stand here.
replies-none = Nobody has replied yet
replies-none-who = Every member of the group can.
replies-none-late = It takes no replies any more.
replies-write = Write a reply
replies-not-yours = Members of { $group } reply here. You can read what they write.
replies-sign-in = Members of { $group } reply here, once they have signed in. You can read what they write.
replies-fair = How much organisers write
replies-organisers = Organisers wrote { $share } letters of all that was said here.
replies-rules = How much anybody may say: the rule
replies-shut-debate = This debate is closed, so nothing is added to it any more.
replies-shut-motion = What became of this motion stands, so nothing is added here any more.
replies-shut-gone = The words that are answered here have been taken back or removed.

reply-number = Reply { $number }
reply-yours = Yours
reply-withdrawn = Taken back by whoever wrote it.
reply-version = It answers version { $version }
reply-quote = Quote reply { $number }
reply-take-back = Take back reply { $number }
reply-remove = Remove reply { $number }
reply-quotes-reply = Reply { $number }
reply-quotes-clause = Clause { $clause }, version { $version }
reply-quote-gone = The words that were quoted here have been taken back or removed.
reply-title = Write a reply
reply-title-quote = Quote and reply
reply-quoted = The words you quote
reply-quoted-hint = Take out what you do not need. Leave one piece, just as it stands.
reply-body = Your reply
reply-hint = At most { $letters } letters. Everybody can read it. It cannot be changed later, but you can take it back.
reply-send = Reply
reply-refused = This reply cannot be written
reply-same = Reply { $number } says this already, perhaps with other capitals. Say what is new.
reply-misquoted = These words do not stand there like that. Leave one piece of the text, just as it stands.
reply-changed = The text has changed since you read it. Look at it again, and send your reply once more if it still fits.
reply-full = There are { $most } replies already, and more would not be read.
reply-done-said = Your reply stands here now.
reply-done-taken-back = Your reply has been taken back.
reply-take-back-lead = It is not shown to anybody any more, and neither are quotes from it.

act-reply-removed = Removed a reply
record-fact-reply = Number of the reply
record-fact-answered = What it answers
held-replies = What you replied
held-field-answered = To
