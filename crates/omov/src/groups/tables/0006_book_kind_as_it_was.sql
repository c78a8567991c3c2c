UPDATE groups SET book_kind = kind
