-- When a file that waits for its evidence record was last found damaged or gone: for a day it is not read again.
alter table evidence_file add column damaged_at timestamptz;
