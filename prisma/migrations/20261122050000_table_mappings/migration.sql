-- What the columns of an organisation's own tables are, by their headings: said once on the screen,
-- guessed right from then on. A null meaning is a column that is left alone.
CREATE TABLE "table_mappings" (
    "organisation_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "heading" TEXT NOT NULL,
    "meaning" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "table_mappings_pkey" PRIMARY KEY ("organisation_id","kind","heading"),
    CONSTRAINT "table_mappings_kind_check" CHECK ("kind" IN ('checklist')),
    CONSTRAINT "table_mappings_heading_check" CHECK (length("heading") BETWEEN 1 AND 200)
);
ALTER TABLE "table_mappings" ADD CONSTRAINT "table_mappings_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "table_mappings" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "table_mappings" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "table_mappings"
  USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "table_mappings" TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT, UPDATE, DELETE ON "table_mappings" TO etalon_app;
