import PDFDocument from 'pdfkit';
import type { Block, Letters, Sheet } from '../../domain/form/sheet.ts';
import { drawCode, drawFact, drawHeads, drawLine, drawSignatures, drawTitle } from './blocks.ts';
import { type Fonts, mm, Pen } from './pen.ts';
import { drawTable } from './table.ts';

/**
 * A sheet as PDF/A-2a and PDF/UA-1: tagged, fonts embedded as subsets, sRGB, A4, in Vietnamese. The same sheet gives the same bytes:
 * the only time in the file is the sheet's own.
 */
export async function printSheet(sheet: Sheet, fonts: Fonts, letters: Letters): Promise<Uint8Array> {
  const doc = new PDFDocument({
    size: 'A4',
    layout: sheet.page,
    margins: margins[sheet.page],
    font: Buffer.from(fonts.regular) as unknown as string, // bytes do as well as a path; the package's types know paths only
    bufferPages: true,
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: 'vi-VN',
    displayTitle: true,
    info: {
      Title: sheet.title.normalize('NFC'),
      Producer: 'Mot Cua',
      Creator: 'Mot Cua',
      CreationDate: new Date(sheet.at),
    },
  });
  doc.appendXML(accessible);
  for (const [face, font] of Object.entries(fonts)) doc.registerFont(face, Buffer.from(font));
  const chunks: Uint8Array[] = [];
  const whole = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  const pen = new Pen(doc, letters);
  for (const block of sheet.blocks) draw(pen, block);
  pen.end(sheet.foot);
  doc.end();
  await whole;
  return Buffer.concat(chunks);
}

/**
 * Says that the file is PDF/UA-1 too (ISO 14289-1, 5). PDF/A takes words that are not its own only with a description
 * of them (ISO 19005-2, 6.6.2.3).
 */
const accessible = `
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
  <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
  <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
    <pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
    <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
    <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
    <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
      <pdfaProperty:name>part</pdfaProperty:name>
      <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
      <pdfaProperty:category>internal</pdfaProperty:category>
      <pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
    </rdf:li></rdf:Seq></pdfaSchema:property>
  </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`;

/** NĐ 30/2020, Phụ lục I: 20-25 mm above and below, 30-35 mm left, 15-20 mm right; the register needs the width. */
const margins = {
  portrait: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15) },
  landscape: { top: mm(15), bottom: mm(18), left: mm(15), right: mm(15) },
} as const;

function draw(pen: Pen, block: Block): void {
  switch (block.block) {
    case 'heads':
      return drawHeads(pen, block);
    case 'title':
      return drawTitle(pen, block);
    case 'line':
      return drawLine(pen, block);
    case 'fact':
      return drawFact(pen, block);
    case 'table':
      return drawTable(pen, block);
    case 'code':
      return drawCode(pen, block);
    case 'signatures':
      return drawSignatures(pen, block);
  }
}
