-- Saves of drafts are counted for each shopper of a visit: whoever had it before, and may send his drafts of it
-- still, moves no number of whoever has it now. Where numbers were counted over both, they stay as they are.
DROP INDEX "visit_drafts_organisation_id_visit_id_revision_key";
CREATE UNIQUE INDEX "visit_drafts_organisation_id_visit_id_shopper_id_revision_key" ON "visit_drafts"("organisation_id", "visit_id", "shopper_id", "revision");
