-- Why a received document should be sent back, by the signatures of all its files. Rows from before
-- are judged by the reports that were kept with them.
alter table intake add column objection text;

update intake i set objection = worst.objection
from (
  select checked.intake,
         case max(checked.harm) when 4 then 'ALTERED' when 3 then 'UNVERIFIABLE'
                                when 2 then 'TOTAL_FAILED' when 1 then 'REVOKED' end as objection
  from (
    select f.intake,
           case
             when f.verdict = 'ALTERED' then 4
             when f.verdict = 'UNVERIFIABLE' then 3
             when f.report @? '$.signatures[*] ? (@.kind != "TIMESTAMP" && @.indication == "TOTAL_FAILED")' then 2
             when f.report @? '$.signatures[*] ? (@.kind != "TIMESTAMP" && (@.subIndication == "REVOKED" || @.subIndication == "REVOKED_NO_POE" || @.subIndication == "REVOKED_CA_NO_POE"))' then 1
           end as harm
    from (select id as intake, verdict, report from intake
          union all
          select intake, verdict, report from intake_file where position > 0) f
  ) checked
  where checked.harm is not null
  group by checked.intake
) worst
where worst.intake = i.id;
