# The way in to the made-up movement.

demo-title = Look round as { $name }
demo-member = A member of { $group }, with one vote like everybody else.
demo-organiser = The organiser of { $group }: keeps its page and answers its letters.
demo-secretary = The secretary of { $group }: keeps its roll.
demo-officer = An officer of the whole of { $group }: every power, for a term, with a second person.
demo-scrutineer = A scrutineer of { $group }: sees what is done with powers, and changes nothing.
demo-what = Everything here is made up and is thrown away when the program stops. Press whatever you like.
demo-enter = Come in as { $name }
demo-open =
    { $movement } is open: a made-up movement of { $members } members, made in { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }.
    Open one of these in a browser, and press the button.
demo-stop = Press Ctrl-C to stop. Everything is thrown away then.
