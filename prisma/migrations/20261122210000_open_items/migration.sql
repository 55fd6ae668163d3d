-- What no rule of pay settles is listed with every run until a person says, with a reason, that it is
-- settled. An item is known by the fingerprint of what it says: another amount is another item.
CREATE TABLE "open_item_settlements" (
    "organisation_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "item" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "settled_by" UUID NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "open_item_settlements_pkey" PRIMARY KEY ("organisation_id","id")
);

CREATE UNIQUE INDEX "open_item_settlements_organisation_id_item_key" ON "open_item_settlements"("organisation_id", "item");

ALTER TABLE "open_item_settlements" ADD CONSTRAINT "open_item_settlements_organisation_id_person_id_fkey" FOREIGN KEY ("organisation_id", "person_id") REFERENCES "people"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "open_item_settlements" ADD CONSTRAINT "open_item_settlements_organisation_id_settled_by_fkey" FOREIGN KEY ("organisation_id", "settled_by") REFERENCES "accounts"("organisation_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "open_item_settlements"
  ADD CONSTRAINT "open_item_settlements_item_check" CHECK ("item" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "open_item_settlements_reason_check" CHECK (btrim("reason") <> '');

-- Nobody settles what is his own.
CREATE FUNCTION guard_open_item_settlement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM accounts a WHERE a.organisation_id = NEW.organisation_id AND a.id = NEW.settled_by AND a.person_id = NEW.person_id
  ) THEN
    RAISE EXCEPTION 'nobody settles what is his own' USING ERRCODE = 'ET002';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "open_item_settlements_guard" BEFORE INSERT ON "open_item_settlements" FOR EACH ROW EXECUTE FUNCTION guard_open_item_settlement();
CREATE TRIGGER "open_item_settlements_append_only" BEFORE UPDATE OR DELETE ON "open_item_settlements" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "open_item_settlements_no_truncate" BEFORE TRUNCATE ON "open_item_settlements" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "open_item_settlements" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "open_item_settlements" FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON "open_item_settlements" USING (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid) WITH CHECK (organisation_id = nullif(current_setting('app.organisation_id', true), '')::uuid);
CREATE POLICY maintenance ON "open_item_settlements" TO CURRENT_USER USING (current_setting('app.maintenance', true) = 'on') WITH CHECK (current_setting('app.maintenance', true) = 'on');
GRANT SELECT, INSERT ON "open_item_settlements" TO etalon_app;
