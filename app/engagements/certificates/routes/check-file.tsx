import { redirect } from 'react-router'
import { hashOfUpload } from '~/platform/files.server'
import { largestChecked, parseNumber } from '../certificate'
import type { Route } from './+types/check-file'

export const handle = { policy: 'certificates.checkFile', upload: 5 * 1024 * 1024 + 64 * 1024 }

/** Computes the hash of a file for whoever has no tool for it, and hands it to the page. Nothing is kept. */
export async function action({ request, params }: Route.ActionArgs) {
  const hash = await hashOfUpload(request, largestChecked)
  const number = parseNumber(params.certificate.slice(0, 60)) ?? encodeURIComponent(params.certificate.slice(0, 60))
  return redirect(`/${params.lang}/certificates/${number}?sha256=${hash ?? 'none'}#check`)
}
