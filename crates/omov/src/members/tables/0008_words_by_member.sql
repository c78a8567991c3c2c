CREATE INDEX member_words_by_member ON member_words (member_id)
