-- The library of standards: chapters, a draft beside published versions, acknowledgement by staff,
-- reminders, trainings, and pictures that are recognised by their content.

CREATE TABLE "standard_chapters" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "place" INTEGER NOT NULL,
    "title" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standard_chapters_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "standard_versions" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "standard_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "document" TEXT NOT NULL,
    "note" TEXT,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standard_versions_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE TABLE "standard_acknowledgements" (
    "organisation_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standard_acknowledgements_pkey" PRIMARY KEY ("organisation_id","version_id","person_id")
);

-- The key holds the rule: not more than one reminder a day.
CREATE TABLE "standard_reminders" (
    "organisation_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "reminded_on" DATE NOT NULL,
    "reminded_by" UUID NOT NULL,
    "reminded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standard_reminders_pkey" PRIMARY KEY ("organisation_id","version_id","person_id","reminded_on")
);

CREATE TABLE "standard_trainings" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "standard_id" UUID NOT NULL,
    "unit_id" UUID,
    "trained_on" DATE NOT NULL,
    "note" TEXT,
    "recorded_by" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "standard_trainings_pkey" PRIMARY KEY ("organisation_id","id")
);

ALTER TABLE "standards"
  ADD COLUMN "chapter_id" UUID,
  ADD COLUMN "draft" JSONB,
  ADD COLUMN "draft_revision" INTEGER NOT NULL DEFAULT 1,
  ADD COLUMN "retired_at" TIMESTAMPTZ(3);

CREATE UNIQUE INDEX "standard_versions_organisation_id_standard_id_number_key" ON "standard_versions"("organisation_id", "standard_id", "number");
CREATE INDEX "standard_acknowledgements_organisation_id_person_id_idx" ON "standard_acknowledgements"("organisation_id", "person_id");
CREATE INDEX "standard_reminders_organisation_id_person_id_idx" ON "standard_reminders"("organisation_id", "person_id");
CREATE INDEX "standard_trainings_organisation_id_standard_id_idx" ON "standard_trainings"("organisation_id", "standard_id");

ALTER TABLE "standards" ADD CONSTRAINT "standards_organisation_id_chapter_id_fkey" FOREIGN KEY ("organisation_id", "chapter_id") REFERENCES "standard_chapters"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_chapters" ADD CONSTRAINT "standard_chapters_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisations"("organisation_id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_organisation_id_standard_id_fkey" FOREIGN KEY ("organisation_id", "standard_id") REFERENCES "standards"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_versions" ADD CONSTRAINT "standard_versions_organisation_id_published_by_fkey" FOREIGN KEY ("organisation_id", "published_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_acknowledgements" ADD CONSTRAINT "standard_acknowledgements_organisation_id_version_id_fkey" FOREIGN KEY ("organisation_id", "version_id") REFERENCES "standard_versions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_acknowledgements" ADD CONSTRAINT "standard_acknowledgements_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_reminders" ADD CONSTRAINT "standard_reminders_organisation_id_version_id_fkey" FOREIGN KEY ("organisation_id", "version_id") REFERENCES "standard_versions"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_reminders" ADD CONSTRAINT "standard_reminders_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_reminders" ADD CONSTRAINT "standard_reminders_organisation_id_reminded_by_fkey" FOREIGN KEY ("organisation_id", "reminded_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_trainings" ADD CONSTRAINT "standard_trainings_organisation_id_standard_id_fkey" FOREIGN KEY ("organisation_id", "standard_id") REFERENCES "standards"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_trainings" ADD CONSTRAINT "standard_trainings_organisation_id_unit_id_fkey" FOREIGN KEY ("organisation_id", "unit_id") REFERENCES "units"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "standard_trainings" ADD CONSTRAINT "standard_trainings_organisation_id_recorded_by_fkey" FOREIGN KEY ("organisation_id", "recorded_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The same picture sent twice is one picture.
ALTER TABLE "stored_files" DROP CONSTRAINT "stored_files_purpose_check";
ALTER TABLE "stored_files" ADD CONSTRAINT "stored_files_purpose_check" CHECK ("purpose" IN ('logo', 'evidence', 'picture'));
CREATE UNIQUE INDEX "stored_files_picture_once" ON "stored_files" ("organisation_id", "sha256") WHERE "purpose" = 'picture';

-- What there was stands as version 1, published on the day of the update: nobody owes an
-- acknowledgement from before he could give it. The keys stand in the order of canonical JSON.
DO $$
BEGIN
  PERFORM set_config('app.maintenance', 'on', true);
  UPDATE "standards" SET "draft" = jsonb_build_object(
    'badPictureId', NULL, 'chapterId', NULL, 'example', '{}'::jsonb, 'goodPictureId', NULL,
    'number', "number", 'ownerId', NULL, 'positionIds', '[]'::jsonb, 'text', "text",
    'touchpoint', "touchpoint");
  INSERT INTO "standard_versions" ("organisation_id", "standard_id", "number", "document", "published_at")
  SELECT "organisation_id", "id", 1,
    '{"badPictureId":null,"chapter":null,"example":{},"goodPictureId":null,"number":'
      || to_json("number")::text || ',"owner":null,"positions":[],"text":{'
      || concat_ws(',', '"en":' || to_json("text" ->> 'en')::text, '"ru":' || to_json("text" ->> 'ru')::text)
      || '},"touchpoint":' || to_json("touchpoint")::text || '}',
    date_trunc('milliseconds', now())
  FROM "standards";
  PERFORM set_config('app.maintenance', '', true);
END $$;
ALTER TABLE "standards" ALTER COLUMN "draft" SET NOT NULL;

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['standard_versions', 'standard_acknowledgements', 'standard_reminders'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name || '_append_only', name);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name || '_no_truncate', name);
  END LOOP;
  FOREACH name IN ARRAY ARRAY['standard_chapters', 'standard_versions', 'standard_acknowledgements', 'standard_reminders', 'standard_trainings'] LOOP
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
GRANT SELECT, INSERT, UPDATE, DELETE ON "standard_chapters", "standard_trainings" TO etalon_app;
GRANT SELECT, INSERT ON "standard_versions", "standard_acknowledgements", "standard_reminders" TO etalon_app;
