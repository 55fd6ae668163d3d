-- Which drafts have ended, under the name of their phone and up to which state: thrown away by their shopper,
-- or gone into a report. What was on its way meanwhile and arrives late is known by it, and does not come back
-- to life on another phone. No word of what was in them.
CREATE TABLE "ended_drafts" (
    "organisation_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "shopper_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "changes" INTEGER NOT NULL,
    "is_discarded" BOOLEAN NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ended_drafts_pkey" PRIMARY KEY ("organisation_id","visit_id","shopper_id","device_id")
);

CREATE INDEX "ended_drafts_organisation_id_shopper_id_idx" ON "ended_drafts"("organisation_id", "shopper_id");

ALTER TABLE "ended_drafts" ADD CONSTRAINT "ended_drafts_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ended_drafts" ADD CONSTRAINT "ended_drafts_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "ended_drafts" ADD CONSTRAINT "ended_drafts_changes_check" CHECK ("changes" >= 0);

ALTER TABLE "ended_drafts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "ended_drafts" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "ended_drafts" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "ended_drafts" TO CURRENT_USER USING (current_setting('app.maintenance', true) = 'on') WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT, UPDATE ON "ended_drafts" TO etalon_app;
