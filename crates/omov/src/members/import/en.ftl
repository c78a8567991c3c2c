# Bringing a list of people in.

## Steps and places
import-place-roll = The roll
import-place = Bring in a list
import-step-file = File
import-step-columns = Columns
import-step-look = Look
import-step-done = Done
import-back-to-roll = Back to the roll
import-back-to-lists = Back to the lists
import-back-to-list = Back to the list
import-next-rows = The next rows
import-row = Row
import-row-number = Row { $row }
import-whole-row = Whole row

## The file
import-title = Bring in a list
import-lead = Bring people from a spreadsheet or another program onto the roll of { $group }.
import-file = The list
import-file-hint = A CSV file with one person in each row, and the names of the columns in the first. Up to { $megabytes } MB and { $rows } rows. Lists from NationBuilder and Action Network work as they are.
import-file-send = Read the list
import-file-missing = Choose a file
import-promises = What happens, and what does not
import-promise-look = Nothing changes until you have seen what would happen and say so.
import-promise-mail = Nobody is signed up for mail by a list. People decide that themselves.
import-promise-votes = A list never takes a membership away, and never changes an e-mail address that is there.
import-promise-undo = You can take a list back for 30 days. After that we forget what was in it.
import-earlier = Lists that came before
import-earlier-caption = Lists that came before, the newest first
import-earlier-when = Read
import-earlier-state = Where it stands
import-earlier-rows = Rows
import-network-title = A network has no roll of its own
import-network-why = People choose a network themselves. Bring the list into the group that people live in.
import-file-empty = The file is empty. Choose one with people in it.
import-file-zeros = The file holds nothing but zeros. Save the list again and choose the new file.
import-file-zip = This is a zip or Excel file. Open it and save the list as CSV.
import-file-old-spreadsheet = This is a file of an old spreadsheet. Open it and save the list as CSV.
import-file-pdf = This is a PDF, from which no list can be read. Save the list as CSV.
import-file-web-page = This is a web page, not a list. Save the list as CSV.
import-file-no-text = This is not a text file. Save the list as CSV.
import-file-too-large = The file is larger than { $megabytes } MB. Split it into several lists.
import-file-too-many-rows = The list has more than { $rows } rows. Split it into several lists.
import-file-too-many-columns = The list has more than { $columns } columns. Keep only those with people’s details.
import-file-cell-too-long = A cell in row { $row } is longer than 64 KB. Perhaps a quotation mark before it is never closed.
import-file-never-closed = A quotation mark in row { $row } is never closed. Close it or take it out.
import-file-damaged = Row { $row } has zeros where letters should be. The file seems damaged, so save the list again.
import-file-only-head = The list has names of columns and nobody below them.
import-file-no-head = The first row seems to be a person. Put a row with the names of the columns above it.
import-file-storage = We could not read the file again. Send it once more.

## The columns
import-columns-title = What is in the columns?
import-columns-lead = Say what each column gives. We have guessed from the names.
import-columns-read = We read { $rows } rows and { $columns } columns, as { $encoding } text. If letters look wrong, save the list as UTF-8 and bring it in again.
import-columns-send = Try it, change nothing
import-columns-doubled = Two columns give “{ $what }”. Choose one of them.
import-columns-no-name = No column gives people’s names. Say which one does.
import-columns-both-names = One column gives whole names and another first names. Choose one of them.
import-column-nameless = Column { $number }, without a name
import-column-double = { $name } (column { $number })
import-column-shown = For example: { $values }
import-gives-nothing = Leave this out
import-gives-name = Whole name
import-gives-first-name = First name
import-gives-middle-name = Middle name
import-gives-last-name = Last name
import-gives-email = E-mail
import-gives-phone = Telephone
import-gives-postcode = Postcode
import-gives-address = Postal address, or a line of it
import-gives-standing = Member, supporter or lapsed
import-gives-joined = Joined on
import-gives-renew-by = Renew by
import-gives-group = Name of the group
import-otherwise-all = Who is on this list?
import-otherwise-some = Where the list does not say how people stand, what are they?
import-otherwise-members = Members
import-otherwise-members-hint = They have a vote. Without a date in the list, they renew a year from today.
import-otherwise-supporters = Supporters
import-otherwise-supporters-hint = They help, without a vote.
import-otherwise-missing = Say whether they are members or supporters
import-which-first = In dates like 03/04/2025, what comes first?
import-which-first-hint = Some dates in a list can be read in two ways.
import-day-first = The day: this is 3 April
import-month-first = The month: this is 4 March
import-which-first-missing = Say whether the day or the month comes first

## Words that lists use for how people stand, each with commas between
import-words-member = member, members, full member, active, active member, current, paid, paid up, good standing, member in good standing, yes, regular
import-words-supporter = supporter, supporters, volunteer, friend, prospect, contact, subscriber, no
import-words-lapsed = lapsed, expired, inactive, overdue, not renewed, grace period
import-words-applied = applied, applicant, pending, new, waiting
import-words-left = left, former, ex-member, resigned, cancelled, canceled, deceased, expelled, suspended

## How a list stands
import-state-reading = Not read to the end
import-state-columns = Waits for its columns
import-state-trying = Being tried
import-state-tried = Tried, nothing changed yet
import-state-running = Going onto the roll
import-state-stopped = Stopped half way
import-state-done = On the roll
import-state-undoing = Being taken back
import-state-undone = Taken back

## At work
import-trying-title = We try the list
import-trying-lead = We look at every row and change nothing.
import-running-title = The list goes onto the roll
import-running-lead = People are put on the roll, some at a time.
import-undoing-title = The list is taken back
import-undoing-lead = People go off the roll, and what was changed comes back.
import-progress-trying = { $done } of { $total } rows tried
import-progress-running = { $done } of { $total } rows done
import-progress-undoing = { $done } of { $total } rows taken back
import-stop = Stop
import-stopping = It stops after the rows in hand.
import-reading-title = This list was not read to the end
import-reading-lead = The program ended while it read the file. Nothing was changed.
import-again = Choose the file again

## What would happen
import-tried-title = What would happen
import-tried-lead = { $new-n ->
    [0] Nobody new would come onto the roll
    [one] One person would come onto the roll
   *[other] { $new } people would come onto the roll
}, and { $changed-n ->
    [0] nobody’s entry would change.
    [one] one entry would change.
   *[other] { $changed } entries would change.
} Nothing has changed yet.
import-tried-nothing = Nothing in this list would change the roll.
import-outcome = What
import-outcome-rows = Rows
import-outcome-means = What it means
import-outcome-caption = { $rows-n ->
    [one] What would become of the one row
   *[other] What would become of the { $rows } rows
}
import-outcome-new = New people
import-outcome-new-means = They come onto the roll.
import-outcome-changed = Changed
import-outcome-changed-means = They are on the roll. Something about them changes.
import-outcome-same = Unchanged
import-outcome-same-means = They are on the roll as the list has them.
import-outcome-twin = Perhaps known
import-outcome-twin-means = You decide. Without a decision they are left out.
import-outcome-bad = Bad rows
import-outcome-bad-means = Something is wrong in them. They are left out.
import-go-on = Go on
import-change-columns = Change the columns
import-drop = Throw the list away

## Rows
import-new-title = New people
import-new-lead = These people would come onto the roll.
import-changed-title = Entries that change
import-changed-lead = These people are on the roll. This is what changes about them.
import-same-title = Unchanged people
import-same-lead = These people are on the roll just as the list has them.
import-kept-title = What was not taken back
import-kept-lead = These entries were changed since, or something hangs on them by now.
import-rows-name = Name
import-rows-group = Group
import-rows-change = What changes
import-rows-nothing = Nothing
import-rows-kept = Stays as it is now
import-rows-forgotten = (forgotten)
import-rows-none = No rows here
import-rows-none-why = No row of the list came out like this.
import-change = { $field }: { $after } instead of { $before }.
import-change-from-nothing = { $field }: { $after }, where nothing stood.
import-field-name = Name
import-field-email = E-mail
import-field-phone = Telephone
import-field-postcode = Postcode
import-field-address = Address
import-field-standing = Standing
import-field-joined = Joined
import-field-renew-by = Renew by
import-field-group = Group
import-field-group-other = another group

## Bad rows
import-bad-title = Bad rows
import-bad-lead = These rows are left out. Put them right in the file and bring that in as a list of its own.
import-bad-caption = { $rows-n ->
    [one] One row with something wrong
   *[other] { $rows } rows with something wrong, in their order
}
import-bad-reason = What is wrong
import-bad-column = Column
import-bad-card = Bad rows
import-bad-why = { $rows-n ->
    [one] One row has something wrong in it and is left out.
   *[other] { $rows } rows have something wrong in them and are left out.
}
import-bad-look = See the bad rows
import-bad-fetch = Fetch them as a file
import-bad-none = No bad rows
import-bad-none-why = Nothing is wrong with any row of this list.
import-bad-too-many-cells = It has more cells than the list has columns.
import-bad-no-name = There is no name.
import-bad-too-long = “{ $value }…” is too long.
import-bad-no-email = “{ $value }” is not one e-mail address.
import-bad-no-phone = “{ $value }” is not a telephone number.
import-bad-phone-ruined = “{ $value }” was a telephone number until the spreadsheet made a sum of it. Make the column text.
import-bad-no-day = “{ $value }” is not a date. Write it as 2026-03-27.
import-bad-day-in-doubt = “{ $value }” can be read in two ways. Go back to the columns and say what comes first.
import-bad-in-the-future = “{ $value }” has not come yet, so nobody can have joined then.
import-bad-no-standing = “{ $value }” does not say how somebody stands. Write member, supporter or lapsed.
import-bad-no-supporters = Your rules have no supporters: a row stands for a member, or for nobody. Write member or lapsed.
import-bad-has-left = The list says “{ $value }”. Whoever has left is not put on the roll.
import-bad-no-group = There is no group “{ $value }” here. Check how it is written.
import-bad-group-in-doubt = Several groups here are called “{ $value }”.
import-bad-email-elsewhere = “{ $value }” belongs to somebody in another group. Ask the secretary of the group above.
import-bad-email-taken = “{ $value }” belongs to somebody else by now.
import-bad-gone = Whom it is about is no longer on the roll.

## Doubles
import-twins-title = Perhaps we know them
import-twins-lead = These rows may be about people we know. Decide for each. What stays open is left out.
import-twins-rule = A list changes no e-mail address that is on the roll, and takes nobody’s vote.
import-twins-card = Some may be on the roll already
import-twins-why = { $rows-n ->
    [one] One row may be about somebody we know. You decide. Without a decision it is left out.
   *[other] { $rows } rows may be about people we know. You decide. Without a decision they are left out.
}
import-twins-look = Decide about them
import-twins-all = Decide all open ones at once
import-twins-all-why = What you have decided one by one stays as it is.
import-twins-all-same = They are the same people
import-twins-all-out = Leave them out
import-twins-send = Keep these decisions
import-twins-none = Nothing to decide
import-twins-none-why = No row of this list seems to be about somebody we know.
import-twin = Row { $row }: { $name }
import-twin-same = The same person
import-twin-same-hint = What the list says is put on the roll.
import-twin-other = Another person
import-twin-other-hint = They come onto the roll too.
import-twin-other-email = They come onto the roll without this e-mail address, which only one person can have.
import-twin-out = Leave the row out
import-twin-why-email = The same e-mail address, another name. In the list: { $list }. On the roll: { $known }.
import-twin-why-person = The same name and postcode. In the list: { $list }. On the roll: { $known }.
import-twin-why-left = This person has left. In the list: { $list }. On the roll: { $known }.
import-twin-why-earlier-email = The same e-mail address as in row { $row }. Here: { $list }. There: { $known }.
import-twin-why-earlier-person = The same name and postcode as in row { $row }. Here: { $list }. There: { $known }.
import-twin-value = { $field } { $value }

## Putting it on the roll
import-run-title = Put the list on the roll of { $group }
import-run-lead = You can stop it, and take it back for 30 days.
import-run-new = { $new-n ->
    [0] Nobody new comes onto the roll.
    [one] One person comes onto the roll.
   *[other] { $new } people come onto the roll.
}
import-run-changed = { $changed-n ->
    [0] No entry changes.
    [one] One entry changes.
   *[other] { $changed } entries change.
}
import-run-twins = { $twins-n ->
    [0] No row is perhaps about somebody we know.
    [one] One row is perhaps about somebody we know. Your decision counts, and without one it is left out.
   *[other] { $twins } rows are perhaps about people we know. Your decisions count, and without one a row is left out.
}
import-run-bad = { $bad-n ->
    [0] No row is bad.
    [one] One bad row is left out.
   *[other] { $bad } bad rows are left out.
}
import-run-noted = That you did it, when, why and with how many people is kept, where members can see it.
import-run-send = Put it on the roll
import-continue = Go on with the list
import-reason = Why are you doing this?
import-reason-hint = One sentence, such as “Our roll from the old program”. Do not name people.
import-reason-missing = Say why you are doing this.
import-reason-long = Say it in fewer than { $letters } letters
import-stopped-title = The list was stopped half way
import-stopped-lead = { $made-n ->
    [one] One person has come onto the roll of { $group }.
   *[other] { $made } people have come onto the roll of { $group }.
} You can go on, or take it back.
import-done-title = The list is on the roll
import-done-lead = { $made-n ->
    [0] Nobody new has come onto the roll of { $group }.
    [one] One person has come onto the roll of { $group }.
   *[other] { $made } people have come onto the roll of { $group }.
}
import-fact-made = { $rows-n ->
    [0] {""}
    [one] One person is new.
   *[other] { $rows } people are new.
}
import-fact-altered = { $rows-n ->
    [0] {""}
    [one] One entry was changed.
   *[other] { $rows } entries were changed.
}
import-fact-refused = { $rows-n ->
    [0] {""}
    [one] One row could not be done any more, because the roll had changed.
   *[other] { $rows } rows could not be done any more, because the roll had changed.
}
import-fact-bad = { $rows-n ->
    [0] {""}
    [one] One bad row was left out.
   *[other] { $rows } bad rows were left out.
}
import-to-roll = See the roll
import-undo-until = You can take the list back until { $until }. Then we forget what was in it.
import-forgotten = We forget what was in the list on { $until }.

## Taking it back
import-undo = Take the list back
import-undo-title = Take the list back
import-undo-lead = If a second person agrees, the roll of { $group } becomes what it was, as far as nobody has changed it since.
import-undo-made = { $made-n ->
    [0] Nobody goes off the roll.
    [one] One person goes off the roll.
   *[other] { $made } people go off the roll.
}
import-undo-altered = { $altered-n ->
    [0] No entry changes back.
    [one] One entry becomes what it was.
   *[other] { $altered } entries become what they were.
}
import-undo-not = Whoever has signed in or was changed since stays. We tell you who.
import-undo-send = Ask a second person
second-undo-import = { $number-n ->
    [one] Take a list with one row back off the roll of { $group }
   *[other] Take a list with { $number } rows back off the roll of { $group }
}
import-undone-title = The list was taken back
import-undone-lead = The roll of { $group } is as it was before the list, save for what is named here.
import-fact-unmade = { $rows-n ->
    [0] Nobody went off the roll.
    [one] One person went off the roll.
   *[other] { $rows } people went off the roll.
}
import-fact-restored = { $rows-n ->
    [0] {""}
    [one] One entry is what it was.
   *[other] { $rows } entries are what they were.
}
import-fact-kept = { $rows-n ->
    [0] {""}
    [one] One entry stays, because it was changed or used since.
   *[other] { $rows } entries stay, because they were changed or used since.
}
import-kept-look = See what stays

## What was done, for the list of acts
act-roll-import = Put a list on the roll
act-roll-import-undo = Took a list back off the roll
