-- A finished report for which its visit had no place any more: the visit was cancelled, another report of it
-- was there first, or its report was approved. Kept as it came, counted nowhere, so that nobody's work stays
-- behind on a phone. The key has the hash in it: the same bytes are one row, other bytes are kept beside them.
CREATE TABLE "reports_aside" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "visit_id" UUID NOT NULL,
    "shopper_id" UUID NOT NULL,
    "parent_id" UUID,
    "reason" TEXT NOT NULL,
    "report" TEXT NOT NULL,
    "finished_at" TIMESTAMPTZ(3) NOT NULL,
    "clock_skew_ms" BIGINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reports_aside_pkey" PRIMARY KEY ("organisation_id","id","sha256")
);

CREATE INDEX "reports_aside_organisation_id_visit_id_idx" ON "reports_aside"("organisation_id", "visit_id");

ALTER TABLE "reports_aside" ADD CONSTRAINT "reports_aside_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "reports_aside" ADD CONSTRAINT "reports_aside_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "reports_aside"
  ADD CONSTRAINT "reports_aside_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "reports_aside_reason_check" CHECK ("reason" IN ('visit-cancelled', 'already-submitted', 'visit-finished'));

CREATE TRIGGER "reports_aside_append_only" BEFORE UPDATE OR DELETE ON "reports_aside" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "reports_aside_no_truncate" BEFORE TRUNCATE ON "reports_aside" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "reports_aside" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "reports_aside" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "reports_aside" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "reports_aside" TO CURRENT_USER USING (current_setting('app.maintenance', true) = 'on') WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT ON "reports_aside" TO etalon_app;
