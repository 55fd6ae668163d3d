-- What a campaign says to its shoppers before and around a visit. A campaign without a row says
-- nothing, demands nothing and records no sound.
CREATE TABLE "campaign_briefings" (
    "organisation_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "recording_country" TEXT,
    "recording_basis" TEXT,
    "recording_consent" JSONB,
    "instructions" JSONB,
    "picture_ids" UUID[] NOT NULL DEFAULT ARRAY[]::UUID[],
    "purchase_asked" BOOLEAN NOT NULL DEFAULT false,
    "purchase_limit" BIGINT,
    "purchase_currency" TEXT,
    "receipt_asked" BOOLEAN NOT NULL DEFAULT false,
    "place_asked" BOOLEAN NOT NULL DEFAULT false,
    "late_after_minutes" INTEGER NOT NULL DEFAULT 60,
    "test_fingerprint" TEXT,
    "changed_by" UUID NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "campaign_briefings_pkey" PRIMARY KEY ("organisation_id","campaign_id")
);

-- Every wording of a test that was ever demanded, so that an attempt can be judged for ever.
CREATE TABLE "briefing_tests" (
    "organisation_id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "document" TEXT NOT NULL,
    "written_by" UUID NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "briefing_tests_pkey" PRIMARY KEY ("organisation_id","campaign_id","fingerprint")
);

-- A shopper's answers to a test, judged. The id is the phone's, so that the same attempt sent twice
-- is one row.
CREATE TABLE "briefing_attempts" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "shopper_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "right_answers" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "taken_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "briefing_attempts_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE INDEX "briefing_attempts_organisation_id_campaign_id_shopper_id_idx" ON "briefing_attempts"("organisation_id", "campaign_id", "shopper_id");
CREATE INDEX "briefing_attempts_organisation_id_shopper_id_idx" ON "briefing_attempts"("organisation_id", "shopper_id");

ALTER TABLE "campaign_briefings" ADD CONSTRAINT "campaign_briefings_organisation_id_campaign_id_fkey" FOREIGN KEY ("organisation_id", "campaign_id") REFERENCES "campaigns"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "campaign_briefings" ADD CONSTRAINT "campaign_briefings_organisation_id_changed_by_fkey" FOREIGN KEY ("organisation_id", "changed_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "campaign_briefings" ADD CONSTRAINT "campaign_briefings_organisation_id_campaign_id_test_finger_fkey" FOREIGN KEY ("organisation_id", "campaign_id", "test_fingerprint") REFERENCES "briefing_tests"("organisation_id", "campaign_id", "fingerprint") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "briefing_tests" ADD CONSTRAINT "briefing_tests_organisation_id_campaign_id_fkey" FOREIGN KEY ("organisation_id", "campaign_id") REFERENCES "campaigns"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "briefing_tests" ADD CONSTRAINT "briefing_tests_organisation_id_written_by_fkey" FOREIGN KEY ("organisation_id", "written_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "briefing_attempts" ADD CONSTRAINT "briefing_attempts_organisation_id_campaign_id_fingerprint_fkey" FOREIGN KEY ("organisation_id", "campaign_id", "fingerprint") REFERENCES "briefing_tests"("organisation_id", "campaign_id", "fingerprint") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "briefing_attempts" ADD CONSTRAINT "briefing_attempts_organisation_id_shopper_id_fkey" FOREIGN KEY ("organisation_id", "shopper_id") REFERENCES "shoppers"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "campaign_briefings"
  -- Sound is off unless all three are stated (SECURITY.md, Fairness).
  ADD CONSTRAINT "campaign_briefings_recording_check" CHECK (
    num_nonnulls("recording_country", "recording_basis", "recording_consent") IN (0, 3)
    AND "recording_country" <> '' AND "recording_basis" <> ''
    AND ("recording_consent" IS NULL OR jsonb_typeof("recording_consent") = 'object' AND "recording_consent" <> '{}')),
  ADD CONSTRAINT "campaign_briefings_instructions_check" CHECK ("instructions" IS NULL OR jsonb_typeof("instructions") = 'object'),
  ADD CONSTRAINT "campaign_briefings_purchase_check" CHECK (
    ("purchase_limit" IS NULL OR "purchase_limit" > 0)
    AND ("purchase_asked" OR ("purchase_limit" IS NULL AND NOT "receipt_asked"))
    AND ("purchase_asked" = ("purchase_currency" IS NOT NULL))),
  ADD CONSTRAINT "campaign_briefings_late_check" CHECK ("late_after_minutes" BETWEEN 1 AND 10080);
ALTER TABLE "briefing_tests"
  ADD CONSTRAINT "briefing_tests_fingerprint_check" CHECK ("fingerprint" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "briefing_tests_document_check" CHECK ("document" IS JSON OBJECT);
ALTER TABLE "briefing_attempts"
  ADD CONSTRAINT "briefing_attempts_answers_check" CHECK (jsonb_typeof("answers") = 'object'),
  ADD CONSTRAINT "briefing_attempts_right_check" CHECK ("right_answers" >= 0);

-- Tests and attempts are records: none is changed or taken back.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['briefing_tests', 'briefing_attempts'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
END $$;

-- The same two locks as on every table of a tenant (20261122000000_init).
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['campaign_briefings', 'briefing_tests', 'briefing_attempts'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY tenant ON %I USING (organisation_id = nullif(current_setting(''app.organisation_id'', true), '''')::uuid) WITH CHECK (organisation_id = nullif(current_setting(''app.organisation_id'', true), '''')::uuid)', name);
    EXECUTE format('CREATE POLICY maintenance ON %I TO CURRENT_USER USING (current_setting(''app.maintenance'', true) = ''on'') WITH CHECK (current_setting(''app.maintenance'', true) = ''on'')', name);
  END LOOP;
END $$;
GRANT SELECT, INSERT, UPDATE ON "campaign_briefings" TO etalon_app;
GRANT SELECT, INSERT ON "briefing_tests", "briefing_attempts" TO etalon_app;
