-- What a shopper has filled in so far, as each of his phones last had it: a wiped phone gets it back.
-- Only he reads it. It goes when its report has been filed; nothing else is made from it.

CREATE TABLE "visit_drafts" (
    "organisation_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "device_id" UUID NOT NULL,
    "shopper_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "changes" INTEGER NOT NULL,
    "frozen_as" UUID,
    "body" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_drafts_pkey" PRIMARY KEY ("organisation_id","visit_id","device_id")
);

CREATE UNIQUE INDEX "visit_drafts_organisation_id_visit_id_revision_key" ON "visit_drafts"("organisation_id", "visit_id", "revision");
CREATE INDEX "visit_drafts_organisation_id_shopper_id_idx" ON "visit_drafts"("organisation_id", "shopper_id");

ALTER TABLE "visit_drafts" ADD CONSTRAINT "visit_drafts_organisation_id_visit_id_fkey" FOREIGN KEY ("organisation_id", "visit_id") REFERENCES "visits"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "visit_drafts" ADD CONSTRAINT "visit_drafts_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "visit_drafts"
  ADD CONSTRAINT "visit_drafts_order_check" CHECK ("revision" > 0 AND "base" >= 0 AND "base" < "revision" AND "changes" >= 0),
  ADD CONSTRAINT "visit_drafts_body_check" CHECK ("body" IS JSON OBJECT AND octet_length("body") <= 2000000),
  ADD CONSTRAINT "visit_drafts_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$');

ALTER TABLE "visit_drafts" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "visit_drafts" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "visit_drafts" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "visit_drafts" TO CURRENT_USER USING (current_setting('app.maintenance', true) = 'on') WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "visit_drafts" TO etalon_app;
