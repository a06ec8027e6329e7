import { index, prefix, type RouteConfig, route } from '@react-router/dev/routes'

/** Every URL of the product, from top to bottom. Pages have a loader; deeds are POST only and have a URL each. */
export default [
  index('corridors/routes/entrance.tsx'),

  ...prefix(':lang', [
    // ── for everybody ──
    index('corridors/routes/home.tsx'),
    route('how-it-works', 'corridors/routes/how-it-works.tsx'),
    route('privacy', 'corridors/routes/privacy.tsx'),
    route('terms', 'corridors/routes/terms.tsx'),
    route('corridors', 'corridors/routes/list.tsx'),
    route('corridors/:slug', 'corridors/routes/show.tsx'),

    // ── accounts ──
    route('desk', 'accounts/routes/desk.tsx'),
    route('sign-up', 'accounts/routes/sign-up.tsx'),
    route('sign-in', 'accounts/routes/sign-in.tsx'),
    route('sign-out', 'accounts/routes/sign-out.tsx'),
    route('verify-email', 'accounts/routes/resend-verification.tsx'),
    route('verify-email/:token', 'accounts/routes/verify-email.tsx'),
    route('forgot-password', 'accounts/routes/forgot-password.tsx'),
    route('reset-password/:token', 'accounts/routes/reset-password.tsx'),
    route('invitations/:token', 'accounts/routes/invitation.tsx'),
    route('invitations/:token/follow', 'accounts/routes/follow-invitation.tsx'),
    route('account', 'accounts/routes/account.tsx'),
    route('account/password', 'accounts/routes/password.tsx'),
    route('account/sessions', 'accounts/routes/sessions.tsx'),
    route('account/sessions/end-others', 'accounts/routes/end-other-sessions.tsx'),
    route('account/sessions/:id/end', 'accounts/routes/end-session.tsx'),
    route('staff/people', 'accounts/routes/people.tsx'),
    route('staff/people/invite', 'accounts/routes/invite-staff.tsx'),
    route('staff/people/:id/role', 'accounts/routes/give-role.tsx'),

    // ── notifications ──
    route('notifications', 'notifications/routes/centre.tsx'),
    route('notifications/read', 'notifications/routes/read.tsx'),
    route('demo/mailbox', 'notifications/routes/mailbox.tsx'),
    route('demo/mailbox/:id', 'notifications/routes/letter.tsx'),

    // ── companies ──
    route('company', 'companies/routes/own.tsx'),
    route('company/edit', 'companies/routes/edit.tsx'),
    route('company/profile', 'companies/routes/profile.tsx'),
    route('company/members', 'companies/routes/members.tsx'),
    route('company/members/joins/:id/accept', 'companies/routes/accept-join.tsx'),
    route('company/members/joins/:id/decline', 'companies/routes/decline-join.tsx'),
    route('company/members/invitations/:id/withdraw', 'companies/routes/withdraw-invitation.tsx'),
    route('company/members/:id/remove', 'companies/routes/remove-member.tsx'),
    route('companies/:ref', 'companies/routes/show.tsx'),
    route('staff/companies', 'companies/routes/register.tsx'),
    route('staff/companies/:ref', 'companies/routes/check.tsx'),
    route('staff/companies/:ref/verify', 'companies/routes/verify.tsx'),
    route('staff/companies/:ref/refuse', 'companies/routes/refuse.tsx'),
    route('staff/companies/:ref/suspend', 'companies/routes/suspend.tsx'),
    route('staff/companies/:ref/reinstate', 'companies/routes/reinstate.tsx'),

    // ── requests: the public board and page ──
    route('requests', 'requests/routes/board.tsx'),
    route('requests/:ref', 'requests/routes/show.tsx'),

    // ── requests: the buyer's side ──
    route('my/requests', 'requests/routes/mine.tsx'),
    route('my/requests/new', 'requests/routes/new.tsx'),
    route('my/requests/:ref', 'requests/routes/own.tsx'),
    route('my/requests/:ref/edit', 'requests/routes/edit.tsx'),
    route('my/requests/:ref/autosave', 'requests/routes/autosave.tsx'),
    route('my/requests/:ref/submit', 'requests/routes/submit.tsx'),
    route('my/requests/:ref/deliverables', 'requests/routes/add-deliverable.tsx'),
    route('my/requests/:ref/deliverables/:key/remove', 'requests/routes/remove-deliverable.tsx'),
    route('my/requests/:ref/files', 'requests/routes/upload-file.tsx'),
    route('requests/:ref/files/:fileId', 'requests/routes/download-file.tsx'),
    route('my/requests/:ref/files/:fileId/remove', 'requests/routes/remove-file.tsx'),
    route('my/requests/:ref/confirm', 'requests/routes/confirm.tsx'),
    route('my/requests/:ref/dispute-translation', 'requests/routes/dispute-translation.tsx'),
    route('my/requests/:ref/cancel', 'requests/routes/cancel.tsx'),
    route('my/requests/:ref/amend', 'requests/routes/amend.tsx'),
    route('my/requests/:ref/amend/review', 'requests/routes/amendment-review.tsx'),
    route('my/requests/:ref/amend/submit', 'requests/routes/amendment-submit.tsx'),
    route('my/requests/:ref/amend/withdraw', 'requests/routes/amendment-withdraw.tsx'),

    // ── triage ──
    route('triage', 'triage/routes/queue.tsx'),
    route('triage/:ref', 'triage/routes/show.tsx'),
    route('triage/:ref/claim', 'triage/routes/claim.tsx'),
    route('triage/:ref/release', 'triage/routes/release.tsx'),
    route('triage/:ref/accept', 'triage/routes/accept.tsx'),
    route('triage/:ref/return', 'triage/routes/return.tsx'),
    route('triage/:ref/reject', 'triage/routes/reject.tsx'),
    route('triage/:ref/suspend', 'triage/routes/suspend.tsx'),
    route('triage/:ref/resume', 'triage/routes/resume.tsx'),

    // ── translations ──
    route('translate', 'translations/routes/queue.tsx'),
    route('translate/take-next', 'translations/routes/take-next.tsx'),
    route('translate/memory', 'translations/memory/routes/concordance.tsx'),
    route('translate/:taskId', 'translations/routes/task.tsx'),
    route('translate/:taskId/preview', 'translations/routes/preview.tsx'),
    route('translate/:taskId/export.xlf', 'translations/exchange/routes/export-job.tsx'),
    route('translate/:taskId/import', 'translations/exchange/routes/import-job.tsx'),
    route('translate/:taskId/import/confirm', 'translations/exchange/routes/confirm-import.tsx'),
    route('translate/:taskId/claim', 'translations/routes/claim.tsx'),
    route('translate/:taskId/release', 'translations/routes/release.tsx'),
    route('translate/:taskId/take-over', 'translations/routes/take-over.tsx'),
    route('translate/:taskId/save', 'translations/routes/save-all.tsx'),
    route('translate/:taskId/submit', 'translations/routes/submit.tsx'),
    route('translate/:taskId/approve', 'translations/routes/approve-all.tsx'),
    route('translate/:taskId/return', 'translations/routes/return.tsx'),
    route('translate/:taskId/comment', 'translations/routes/comment.tsx'),
    route('translate/:taskId/segments/:segmentId/save', 'translations/routes/save-segment.tsx'),
    route('translate/:taskId/segments/:segmentId/approve', 'translations/routes/approve-segment.tsx'),
    route('translate/:taskId/segments/:segmentId/request-changes', 'translations/routes/request-changes.tsx'),
    route('translate/:taskId/segments/:segmentId/revert', 'translations/routes/revert-segment.tsx'),
    route('translate/:taskId/segments/:segmentId/matches', 'translations/memory/routes/matches.tsx'),
    route('translate/:taskId/segments/:segmentId/take', 'translations/memory/routes/take.tsx'),
    route('documents/:documentId/history/:language', 'translations/routes/history.tsx'),

    // ── questions ──
    route('requests/:ref/questions/ask', 'questions/routes/ask.tsx'),
    route('my/questions', 'questions/routes/mine.tsx'),
    route('my/requests/:ref/questions', 'questions/routes/waiting.tsx'),
    route('my/requests/:ref/questions/:question/answer', 'questions/routes/answer.tsx'),
    route('questions/:question', 'questions/routes/show.tsx'),
    route('questions/:question/refuse', 'questions/routes/refuse.tsx'),

    // ── bids: the vendor's side ──
    route('my/bids', 'bids/routes/mine.tsx'),
    route('my/bids/:ref', 'bids/routes/show.tsx'),
    route('my/bids/:ref/receipt.json', 'bids/routes/receipt.tsx'),
    route('my/bids/:ref/withdraw', 'bids/routes/withdraw.tsx'),
    route('my/bids/:ref/reconfirm', 'bids/routes/reconfirm.tsx'),
    route('requests/:ref/bid', 'bids/routes/submit.tsx'),
    route('requests/:ref/bid/draft', 'bids/routes/save-draft.tsx'),
    route('requests/:ref/bid/milestones/add', 'bids/routes/add-milestone.tsx'),
    route('requests/:ref/bid/milestones/:number/remove', 'bids/routes/remove-milestone.tsx'),
    route('requests/:ref/commitments', 'bids/routes/commitments.tsx'),

    // ── bids: comparison and award ──
    route('my/requests/:ref/compare', 'bids/routes/compare.tsx'),
    route('my/requests/:ref/compare.csv', 'bids/routes/compare-csv.tsx'),
    route('my/requests/:ref/bids/:bid/shortlist', 'bids/routes/shortlist.tsx'),
    route('my/requests/:ref/bids/:bid/unshortlist', 'bids/routes/unshortlist.tsx'),
    route('my/requests/:ref/bids/:bid/disqualify', 'bids/routes/disqualify.tsx'),
    route('my/requests/:ref/award/:bid', 'bids/routes/award.tsx'),
    route('my/requests/:ref/unsuccessful', 'bids/routes/unsuccessful.tsx'),

    // ── corridors: rates, operator ──
    route('staff', 'corridors/routes/operation.tsx'),
    route('staff/rates', 'corridors/routes/rates.tsx'),
    route('staff/corridors', 'corridors/routes/manage.tsx'),
    route('staff/jobs', 'corridors/routes/jobs.tsx'),
    route('staff/jobs/:id/retry', 'corridors/routes/retry-job.tsx'),

    // ── audit ──
    route('staff/audit', 'audit/routes/audit.tsx'),
  ]),
] satisfies RouteConfig
