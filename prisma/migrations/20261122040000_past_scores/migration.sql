-- Scores of the time before the product, imported for trends. Nothing else reads them: they enter no
-- league, no period and no pay. A batch is one imported file; it is removed as a whole or not at all.

CREATE TABLE "past_score_batches" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "scores" INTEGER NOT NULL,
    "first_on" DATE NOT NULL,
    "last_on" DATE NOT NULL,
    "imported_by" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_by" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "past_score_batches_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "past_scores" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "batch_id" UUID NOT NULL,
    "person_id" UUID,
    "unit_id" UUID,
    "touchpoint" TEXT,
    "scored_on" DATE NOT NULL,
    "score" DECIMAL(12,9) NOT NULL,
    "source" TEXT,

    CONSTRAINT "past_scores_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "past_scores_organisation_id_scored_on_idx" ON "past_scores"("organisation_id", "scored_on");
CREATE INDEX "past_scores_organisation_id_batch_id_idx" ON "past_scores"("organisation_id", "batch_id");

ALTER TABLE "past_score_batches" ADD CONSTRAINT "past_score_batches_organisation_id_imported_by_fkey" FOREIGN KEY ("organisation_id", "imported_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "past_score_batches" ADD CONSTRAINT "past_score_batches_organisation_id_removed_by_fkey" FOREIGN KEY ("organisation_id", "removed_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "past_scores" ADD CONSTRAINT "past_scores_organisation_id_batch_id_fkey" FOREIGN KEY ("organisation_id", "batch_id") REFERENCES "past_score_batches"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "past_scores" ADD CONSTRAINT "past_scores_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "past_scores" ADD CONSTRAINT "past_scores_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "units"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "past_score_batches" ADD CONSTRAINT "past_score_batches_removed_check" CHECK (("removed_at" IS NULL) = ("removed_by" IS NULL));
ALTER TABLE "past_scores"
  ADD CONSTRAINT "past_scores_subject_check" CHECK (("person_id" IS NULL) <> ("unit_id" IS NULL)),
  ADD CONSTRAINT "past_scores_score_check" CHECK ("score" BETWEEN 0 AND 100);
-- The same file twice adds nothing, also when it is sent twice at once.
CREATE UNIQUE INDEX "past_scores_once" ON "past_scores" ("organisation_id", "scored_on", "person_id", "unit_id", "touchpoint", "source") NULLS NOT DISTINCT;

-- A score never changes, and goes only with its batch.
CREATE FUNCTION guard_past_score() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (
    SELECT 1 FROM past_score_batches b
    WHERE b.organisation_id = OLD.organisation_id AND b.id = OLD.batch_id AND b.removed_at IS NOT NULL
  ) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'past scores go with their import' USING ERRCODE = 'ET001';
END $$;
CREATE TRIGGER "past_scores_guard" BEFORE UPDATE OR DELETE ON "past_scores" FOR EACH ROW EXECUTE FUNCTION guard_past_score();
CREATE TRIGGER "past_scores_no_truncate" BEFORE TRUNCATE ON "past_scores" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- A batch is removed once, and says for ever by whom.
CREATE FUNCTION guard_past_score_batch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL
    OR (NEW.organisation_id, NEW.id, NEW.scores, NEW.first_on, NEW.last_on, NEW.imported_by, NEW.imported_at)
      IS DISTINCT FROM (OLD.organisation_id, OLD.id, OLD.scores, OLD.first_on, OLD.last_on, OLD.imported_by, OLD.imported_at)
  THEN
    RAISE EXCEPTION 'an import of past scores is removed once and not changed' USING ERRCODE = 'ET001';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "past_score_batches_guard" BEFORE UPDATE ON "past_score_batches" FOR EACH ROW EXECUTE FUNCTION guard_past_score_batch();
CREATE TRIGGER "past_score_batches_append_only" BEFORE DELETE ON "past_score_batches" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "past_score_batches_no_truncate" BEFORE TRUNCATE ON "past_score_batches" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['past_score_batches', 'past_scores'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format(
      'CREATE POLICY tenant ON %I USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), '''')::uuid)',
      name);
    EXECUTE format(
      'CREATE POLICY maintenance ON %I TO CURRENT_USER USING (current_setting(''app.maintenance'', true) = ''on'') WITH CHECK (current_setting(''app.maintenance'', true) = ''on'')',
      name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON "past_score_batches" TO etalon_app;
GRANT SELECT, INSERT, DELETE ON "past_scores" TO etalon_app;
