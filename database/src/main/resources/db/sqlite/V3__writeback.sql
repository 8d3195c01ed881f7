-- Writing back as a head of HR would sign it.

-- The ledger -----------------------------------------------------------------------------------------------------

-- What brought an entry there, as W3C Trace Context writes it: from the page that approved it to the receipt.
alter table entry_step add column trace text;
