import { MaxFileSizeExceededError, parseFormData } from '@remix-run/form-data-parser'
import { data } from 'react-router'
import { withoutNul } from './forms.server'

interface OneFile {
  form: FormData
  /** Undefined when the form came without one. */
  file: { name: string; bytes: Uint8Array<ArrayBuffer> } | undefined
  isTooLarge: boolean
}

/**
 * Reads a form with one file that is looked into at once and not kept by itself: a form that is none is 400. The name is for
 * showing only.
 */
export async function readOneFile(request: Request, mostBytes: number): Promise<OneFile> {
  let file: OneFile['file']
  try {
    const form = await parseFormData(
      request,
      { maxFiles: 1, maxFileSize: mostBytes, maxTotalSize: mostBytes + 64 * 1024, maxParts: 20 },
      async (upload) => {
        const bytes = new Uint8Array(await upload.arrayBuffer())
        // An empty file field still sends a part.
        if (upload.name !== '' || bytes.length > 0) file = { name: shown(upload.name), bytes }
        return null
      },
    )
    return { form: withoutNul(form), file, isTooLarge: false }
  } catch (error) {
    if (error instanceof MaxFileSizeExceededError) return { form: new FormData(), file: undefined, isTooLarge: true }
    throw data({ code: 'badForm' }, { status: 400 })
  }
}

const shown = (name: string): string =>
  name
    .replace(/^.*[/\\]/, '')
    .replace(/\p{C}/gu, '')
    .slice(0, 120)
