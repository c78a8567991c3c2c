# The way in to the made-up movement.

demo-title = Look round as { $name }
demo-member = A member of { $group }, with one vote like everybody else.
demo-organiser = An organiser of { $group }: keeps the pages of its groups and answers letters.
demo-secretary = The secretary of { $group }: keeps its roll.
demo-officer = A secretary of the whole of { $group }: lends offices, draws boundaries, with a second person.
demo-returning = A returning officer of { $group }: puts on record what was voted, with a second person.
demo-scrutineer = A scrutineer of { $group }: sees what is done with powers, and changes nothing.
demo-what = Everything here is made up and is thrown away when the program stops. Press whatever you like.
demo-enter = Come in as { $name }
demo-participant = Participant { $number }
demo-conversation =
    This is a real conversation, read from files. Its people are made up here: nobody knows who they were. When it was held and in which order things were said is not told here either.

    { $source }
demo-open =
    { $movement } is open: a made-up movement of { $members } members, made in { $seconds-n ->
        [one] 1 second
       *[other] { $seconds } seconds
    }.
    Open one of these in a browser, and press the button.
demo-stop = Press Ctrl-C to stop. Everything is thrown away then.
