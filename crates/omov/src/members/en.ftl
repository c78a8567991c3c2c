# The roll.

roll-title = The roll
roll-members = { $members-n ->
    [one] One member, by name
   *[other] { $members } members, by name
}
roll-name = Name
roll-postcode = Postcode
