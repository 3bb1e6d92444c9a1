-- web/examples/backend/schema/3_limits.sql - who asked how often lately. Not logged, not replicated, emptied after a crash.
-- SPDX-License-Identifier: MIT

create unlogged table juxta.limits (
  kind text not null,
  address inet not null,                 -- of IPv6 the network (/64)
  used integer not null,
  ends_at timestamptz not null,          -- from then on the row means nothing, and is deleted
  primary key (kind, address)
);
create index limits_ends_at on juxta.limits (ends_at);
