-- The columns of further tables are set on the screen and remembered, in the same place.
ALTER TABLE "table_mappings" DROP CONSTRAINT "table_mappings_kind_check";
ALTER TABLE "table_mappings" ADD CONSTRAINT "table_mappings_kind_check"
  CHECK ("kind" IN ('checklist', 'past-scores', 'people', 'standards', 'units'));
