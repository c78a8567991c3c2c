# What stands round every page.

house-unfounded = omov
house-made-up = This is a demonstration. The movement, its people and all figures are made up.
menu-home = Home
menu-groups = Groups
menu-power = Who holds power
foot-my-data = My data
foot-ways-in = Where I am signed in
foot-sign-out = Sign out
foot-rules = Our rules
foot-limits = What this system does not protect against
foot-display = Display and language
work-left-seconds = { $seconds-n ->
    [0] Nearly done.
    [one] About 1 second more.
   *[other] About { $seconds } seconds more.
}
work-left-minutes = About { $minutes } minutes more.
