-- Questions and sections that are kept for further checklists.
-- CreateTable
CREATE TABLE "question_bank_items" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "content" JSONB NOT NULL,
    "tags" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[],
    "touchpoint" TEXT NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_bank_items_pkey" PRIMARY KEY ("organisation_id","id")
);

-- AddForeignKey
ALTER TABLE "question_bank_items" ADD CONSTRAINT "question_bank_items_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_bank_items" ADD CONSTRAINT "question_bank_items_organisation_id_created_by_fkey" FOREIGN KEY ("organisation_id", "created_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "question_bank_items"
  ADD CONSTRAINT "question_bank_items_touchpoint_check" CHECK ("touchpoint" IN ('store', 'call', 'chat', 'email', 'social', 'back-office')),
  ADD CONSTRAINT "question_bank_items_tags_check" CHECK (cardinality("tags") <= 20);

-- The same two locks as on every table of a tenant (20261122000000_init). An item is taken away,
-- never rewritten: what stands in a checklist is a copy.
ALTER TABLE "question_bank_items" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "question_bank_items" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "question_bank_items"
  USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid)
  WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "question_bank_items" TO CURRENT_USER
  USING (current_setting('app.maintenance', true) = 'on')
  WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT, DELETE ON "question_bank_items" TO etalon_app;
