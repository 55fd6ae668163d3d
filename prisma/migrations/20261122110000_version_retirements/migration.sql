-- Single versions of checklists that are out of use: a row stands while the version is retired. The
-- version itself never changes, so this is no column of it.
-- CreateTable
CREATE TABLE "checklist_version_retirements" (
    "organisation_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "retired_by" UUID NOT NULL,
    "retired_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "checklist_version_retirements_pkey" PRIMARY KEY ("organisation_id","version_id")
);

-- AddForeignKey
ALTER TABLE "checklist_version_retirements" ADD CONSTRAINT "checklist_version_retirements_organisation_id_version_id_fkey" FOREIGN KEY ("organisation_id", "version_id") REFERENCES "checklist_versions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "checklist_version_retirements" ADD CONSTRAINT "checklist_version_retirements_organisation_id_retired_by_fkey" FOREIGN KEY ("organisation_id", "retired_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The same two locks as on every table of a tenant (20261122000000_init). A retirement is made and
-- taken back, never rewritten; who did either stands in the audit.
ALTER TABLE "checklist_version_retirements" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "checklist_version_retirements" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "checklist_version_retirements"
  USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "checklist_version_retirements" TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT, DELETE ON "checklist_version_retirements" TO etalon_app;
