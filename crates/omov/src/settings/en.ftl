# What the organisation's rules set.

settings-title = What is set
settings-lead = These are the numbers and names that this house works with. Everybody can read them and what was changed.
settings-table = What is set, and what it means
settings-what = Setting
settings-value = Now
settings-change = Change
settings-change-this = Change: { $setting }
settings-language = The pages are in English. Other languages are not there yet.
settings-changes = What was changed
settings-changes-table = Changes, the latest first
settings-before = From
settings-after = To
settings-by = By
settings-when = When
settings-reason = Reason
settings-unchanged = Nothing was changed yet
settings-unchanged-who = When an officer changes a setting, everybody sees here what it was before, and why.
settings-now = Now: { $value }
settings-save = Change it
settings-reason-hint = Everybody who is signed in can read it.
settings-same = That is what it is already. Change it, or go back.
settings-done = It is changed. Everybody can see what it was before, and why.
act-setting = Changed a setting

setting-name = Name of the organisation
setting-name-means = It stands at the top of every page and in every letter.
setting-name-hint = As members say it, in at most 80 characters.
setting-name-missing = Give the organisation a name
setting-name-long = Use at most 80 characters for the name
setting-zone = Time zone
setting-zone-means = All days and hours on the pages are in this time zone.
setting-zone-hint = By its name in the common list, such as Europe/London.
setting-accent = Colour
setting-accent-means = The colour of links and buttons. It has to be dark enough for everybody to read.
setting-accent-hint = As #0b545a. Leave it empty for the colour that comes with the program.
setting-accent-none = Write the colour as a hash sign and six figures or letters from a to f, such as #0b545a
setting-accent-pale = This colour is too pale to read: its contrast is { $found } to 1, and letters need { $needed } to 1. Take a darker one.
setting-own-colour = The program’s own
setting-number-bad = Give a whole number from { $least } to { $most }

setting-membership-days = How long a membership lasts
setting-membership-days-is = { $number-n ->
    [one] One day
   *[other] { $number } days
}
setting-membership-days-means = After this time a member has to renew.
setting-membership-days-hint = In days, from 30 to 3,660.
setting-grace-days = Time to renew late
setting-grace-days-is = { $number-n ->
    [one] One day
   *[other] { $number } days
}
setting-grace-days-means = A membership that has ended can still be renewed for so long. Then it lapses.
setting-grace-days-hint = In days, from 0 to 366.
setting-first-reminder-days = First reminder to renew
setting-first-reminder-days-is = { $number-n ->
    [one] One day before the end
   *[other] { $number } days before the end
}
setting-first-reminder-days-means = So long before a membership ends, its member gets the first letter about it.
setting-first-reminder-days-hint = In days, from 2 to 180.
setting-last-reminder-days = Last reminder to renew
setting-last-reminder-days-is = { $number-n ->
    [one] One day before the end
   *[other] { $number } days before the end
}
setting-last-reminder-days-means = So long before a membership ends, its member gets the last letter about it.
setting-last-reminder-days-hint = In days, from 1 to 60.
setting-accept-joiners = Who decides on new members
setting-accept-joiners-is = { $number-n ->
    [0] Nobody: whoever joins is a member at once
   *[other] An officer accepts each of them
}
setting-accept-joiners-means = An officer may have to accept whoever wants to be a member.
setting-accept-joiners-hint = 0 if whoever joins is a member at once, 1 if an officer accepts them.
setting-least-age = Youngest age
setting-least-age-is = { $number } years
setting-least-age-means = Whoever is younger cannot join.
setting-least-age-hint = In years, from 0 to 30.
setting-export-alone = Copy of the roll without a second person
setting-export-alone-is = { $number-n ->
    [one] One person
   *[other] Up to { $number } people
}
setting-export-alone-means = A copy with more people than this needs a second officer who agrees.
setting-export-alone-hint = How many people, from 0 to 100,000.
setting-export-hours = How long a copy of the roll can be fetched
setting-export-hours-is = { $number-n ->
    [one] One hour
   *[other] { $number } hours
}
setting-export-hours-means = After that it has to be asked for again.
setting-export-hours-hint = In hours, from 1 to 168, which is a week.
setting-answer-days = Time to answer a question
setting-answer-days-is = { $number-n ->
    [one] One day
   *[other] { $number } days
}
setting-answer-days-means = A group’s contact should answer within this time. Later, the group’s page says so.
setting-answer-days-hint = In days, from 1 to 60.
setting-founding-days = Term of the founding officers
setting-founding-days-is = { $number-n ->
    [one] One day
   *[other] { $number } days
}
setting-founding-days-means = The officers who set up this house hold their offices for so long.
setting-founding-days-hint = In days, from 7 to 366. It changes no term that has begun.
setting-second-days = Time for a second person to agree
setting-second-days-is = { $number-n ->
    [one] One day
   *[other] { $number } days
}
setting-second-days-means = What needs a second person waits for so long. Then it has to be asked for again.
setting-second-days-hint = In days, from 1 to 60.
