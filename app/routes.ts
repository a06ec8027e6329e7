import { index, prefix, type RouteConfig, route } from '@react-router/dev/routes'

/** Every URL of the product, from top to bottom. Pages have a loader; deeds are POST only and have a URL each. */
export default [
  index('corridors/routes/entrance.tsx'),

  ...prefix(':lang', [
    // ── for everybody ──
    index('corridors/routes/home.tsx'),

    // ── accounts ──

    // ── notifications ──

    // ── companies ──

    // ── requests: the public board and page ──

    // ── requests: the buyer's side ──

    // ── triage ──

    // ── translations ──

    // ── questions ──

    // ── bids: the vendor's side ──

    // ── bids: comparison and award ──

    // ── corridors: rates, operator ──
    route('staff', 'corridors/routes/operation.tsx'),
    route('staff/rates', 'corridors/routes/rates.tsx'),
    route('staff/jobs', 'corridors/routes/jobs.tsx'),
    route('staff/jobs/:id/retry', 'corridors/routes/retry-job.tsx'),

    // ── audit ──
    route('staff/audit', 'audit/routes/audit.tsx'),
  ]),
] satisfies RouteConfig
