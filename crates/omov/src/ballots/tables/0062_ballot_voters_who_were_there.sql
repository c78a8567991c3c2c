UPDATE ballot_voters SET on_the_spot = 1, pass = NULL WHERE pass = 0
