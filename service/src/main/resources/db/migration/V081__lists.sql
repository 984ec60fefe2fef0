-- Every list of the books in the order it is shown (drill register-growth): a page walks an index from its end
-- and never sorts what it does not show.

-- By number as printed or as entered, newest first. The first also serves cited numbers.
create index record_number_newest on record (number_key, created_at desc, id desc) where number_key is not null;
create index record_display_newest on record (display, created_at desc, id desc) where display is not null;
drop index record_number;
drop index record_display;
-- By days of issue, the latest first.
create index record_issued on record (issued_on desc, created_at desc, id desc) where issued_on is not null;
-- A book's year, and the drafts of a desk.
create index record_book_newest on record (agency, book, year, created_at desc, id desc) where book is not null;
create index record_desk on record (agency, direction, state, created_at desc, id desc);

-- Few readers' marks, each in many rows: written at once, it touches a page or two. Gathered, the clerk whose entry
-- fills the list would wait for the work of thousands.
alter index record_marks set (fastupdate = off);
select gin_clean_pending_list('record_marks');
