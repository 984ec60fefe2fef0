-- What lists and relations need when the books hold a million entries (drill register-growth).

-- The newest records of whoever asks, and the pages that follow, without sorting everything.
create index record_created on record (created_at desc, id desc);
-- A cited number is looked up across agencies.
create index record_number on record (number_key, issued_on) where number_key is not null;
create index record_display on record (display) where display is not null;
