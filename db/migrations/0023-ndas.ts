import type { Kysely } from 'kysely'

/** Agreements of confidentiality before bidding: versions, signatures, and who read an annex. */
export async function up(db: Kysely<any>): Promise<void> {
  await db.schema
    .createTable('ndaVersion')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('number', 'bigint', (column) => column.notNull())
    .addColumn('years', 'bigint', (column) => column.notNull())
    .addColumn('textZh', 'text', (column) => column.notNull())
    .addColumn('textEn', 'text', (column) => column.notNull())
    .addColumn('sha256Zh', 'text', (column) => column.notNull())
    .addColumn('sha256En', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('ndaSignature')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('ndaVersionId', 'text', (column) => column.notNull().references('ndaVersion.id'))
    .addColumn('companyId', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('annexDownload')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('requestId', 'text', (column) => column.notNull().references('request.id'))
    .addColumn('fileId', 'text', (column) => column.notNull().references('file.id'))
    .addColumn('companyId', 'text', (column) => column.notNull().references('company.id'))
    .addColumn('personId', 'text', (column) => column.notNull().references('person.id'))
    .addColumn('ndaSignatureId', 'text', (column) => column.notNull().references('ndaSignature.id'))
    .addColumn('createdAt', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('ndaVersion_requestId_number').unique().on('ndaVersion').columns(['requestId', 'number']).execute()
  await db.schema
    .createIndex('ndaSignature_ndaVersionId_companyId')
    .unique()
    .on('ndaSignature')
    .columns(['ndaVersionId', 'companyId'])
    .execute()
  await db.schema.createIndex('ndaSignature_companyId').on('ndaSignature').columns(['companyId']).execute()
  await db.schema.createIndex('ndaSignature_personId').on('ndaSignature').columns(['personId']).execute()
  await db.schema
    .createIndex('annexDownload_requestId_createdAt_id')
    .on('annexDownload')
    .columns(['requestId', 'createdAt', 'id'])
    .execute()
  await db.schema.createIndex('annexDownload_fileId').on('annexDownload').columns(['fileId']).execute()
  await db.schema.createIndex('annexDownload_companyId').on('annexDownload').columns(['companyId']).execute()
  await db.schema.createIndex('annexDownload_personId').on('annexDownload').columns(['personId']).execute()
  await db.schema.createIndex('annexDownload_ndaSignatureId').on('annexDownload').columns(['ndaSignatureId']).execute()
}
