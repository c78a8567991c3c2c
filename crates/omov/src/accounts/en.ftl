# Signing in, and the first page after it.

home-title = Good day, { $name }
home-group = Go to your group
