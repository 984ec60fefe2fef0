-- The clerk's seal key may lie on a token at her desk, so a session may seal as well.
alter table signing_session drop constraint signing_session_intent_check;
alter table signing_session add constraint signing_session_intent_check check (intent in ('SIGN', 'INITIAL', 'SEAL'));
