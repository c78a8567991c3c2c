# Texts of the web kit, in English.
# A figure comes as $members (the text to show) and $members-n (a number that picks the plural and is never shown).

## The language itself
language-direction = ltr
figure-between-thousands = ,

## The shell of a page
page-tab = { $title } · { $organisation }
page-tab-problems = Error: { $title } · { $organisation }
page-skip = Skip to the page
page-notice = About this page
page-menu = Menu
page-menu-name = Main
page-place = Where you are
page-runs-on = Runs on omov, free software.
page-renewing = This page asks for news every { $seconds-n ->
    [one] second.
   *[other] { $seconds } seconds.
}
page-keep-still = Keep it still

## Forms
problems-title = { $problems-n ->
    [one] One thing needs a look
    [2] Two things need a look
    [3] Three things need a look
    [4] Four things need a look
   *[other] { $problems } things need a look
}
field-problem = Error:
field-optional = (may stay empty)
field-day = Day
field-month = Month
field-year = Year
confirm-back = Go back, change nothing

## Lists, tables, steps
pages-name = Pages
pages-page = Page
pages-before = Previous
pages-after = Next
pages-range = { $first } to { $last } of { $total }
table-scrolls = { $table }: a table that scrolls sideways
steps-name = Steps
stand-past = Done:
stand-now = Now:
stand-to-come = To come:
progress-goes-on = You may leave; it goes on.

changed-out = Taken out:
changed-in = Put in:

## Charts
squares-unit = { $people-n ->
    [one] One square is one member.
   *[other] One square is { $people } members.
}
chart-figures = The same as figures
chart-bar = Bar

## Figures
figure-in-100 = { $share } in 100
figure-under-one-in-100 = fewer than 1 in 100
figure-over-99-in-100 = more than 99 in 100
figure-of-none = nobody yet

## Days and hours
date-day = { $weekday } { $day } { $month } { $year }
date-hour = { $weekday } { $day } { $month } { $year }, { $hour }
date-month = { $month } { $year }
date-short = { $day } { $month } { $year }
date-now = now
date-in-minutes = { $n-n ->
    [one] in 1 minute
   *[other] in { $n } minutes
}
date-minutes-ago = { $n-n ->
    [one] 1 minute ago
   *[other] { $n } minutes ago
}
date-in-hours = { $n-n ->
    [one] in 1 hour
   *[other] in { $n } hours
}
date-hours-ago = { $n-n ->
    [one] 1 hour ago
   *[other] { $n } hours ago
}
date-tomorrow = tomorrow
date-yesterday = yesterday
date-in-days = { $n-n ->
    [one] in 1 day
   *[other] in { $n } days
}
date-days-ago = { $n-n ->
    [one] 1 day ago
   *[other] { $n } days ago
}
date-no-zone = There is no time zone “{ $zone }”. Use a name such as Europe/London.
day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December

## Refusals
refusal-home = Go to { $organisation }
refusal-instead = What you can do
refusal-number = Give the people who run this machine the number { $number }. It says nothing about you.
refusal-400-title = We did not understand that
refusal-400-why = Your browser sent something that none of our pages asks for.
refusal-400-next = Go back, load the page again, and try once more. Nothing has been changed.
refusal-403-title = You cannot see this page
refusal-403-why = It is not open to everybody, or you are not signed in.
refusal-403-next = Sign in if you have not. If you should be able to see it, ask the people who hold an office in your group.
refusal-form-title = That form is no longer good
refusal-form-why = It was opened too long ago, or before you signed in, or on another site.
refusal-form-next = Go back, load the page again, and send it once more. Nothing has been changed.
refusal-404-title = There is no such page
refusal-404-why = Nothing is at this address. It may have been mistyped, or the link is old.
refusal-404-next = Look at the address again, or start from the first page.
refusal-405-title = That does not work here
refusal-405-why = This address is there, but it cannot be used in this way.
refusal-405-next = Go back to the page you came from, and use its buttons. Nothing has been changed.
refusal-409-title = Somebody was faster
refusal-409-why = What you were working on has changed since you opened it.
refusal-409-next = Go back and load the page again. Look at what is new, then decide once more. Nothing of yours has been saved.
refusal-413-title = That is too much at once
refusal-413-why = What you sent is larger than this page takes.
refusal-413-next = Send a shorter text or a smaller file. Nothing has been saved.
refusal-429-title = Please wait a little
refusal-429-why = This was tried too often in a short time.
refusal-429-next = { $seconds-n ->
    [one] Try again in one second.
   *[other] Try again in { $seconds } seconds.
} Nothing is lost.
refusal-500-title = Something of ours broke
refusal-500-why = It is our mistake, not yours.
refusal-500-next = Look first whether what you sent is there. If it is not, send it again.
refusal-503-title = We cannot save anything just now
refusal-503-why = The storage failed. What was confirmed to you before is kept. Do not count on what you sent just now.
refusal-503-next = You can go on reading. When this is mended, look whether what you sent is there. If it is not, send it again.
