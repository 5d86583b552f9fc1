"""Says what is wrong with PDF files, one line each: by qpdf (through pikepdf), and what PDF/A asks of every file."""

import sys

import pikepdf


def faults(path):
    with pikepdf.open(path) as pdf:
        check = getattr(pdf, "check_pdf_syntax", None) or pdf.check
        yield from check()
        root = pdf.Root
        for name in ("/Lang", "/MarkInfo", "/StructTreeRoot", "/OutputIntents", "/Metadata"):
            if name not in root:
                yield f"{name} is missing"
        if not root.MarkInfo.get("/Marked"):
            yield "is not marked as tagged"
        meta = pdf.open_metadata()
        if (meta.get("pdfaid:part"), meta.get("pdfaid:conformance")) != ("2", "A"):
            yield "does not say that it is PDF/A-2a"
        if meta.get("pdfuaid:part") != "1":
            yield "does not say that it is PDF/UA-1"
        if str(pdf.docinfo.get("/Title", "")) != meta.get("dc:title", ""):
            yield "has two titles"
        for object in pdf.objects:
            if not isinstance(object, pikepdf.Dictionary):
                continue
            if object.get("/Type") == "/FontDescriptor" and "/FontFile2" not in object:
                yield f"font {object.get('/FontName')} is not inside"
            if object.get("/S") == "/Figure" and not str(object.get("/Alt", "")):
                yield "has a figure that says nothing"
            if object.get("/S") == "/TH" and object.get("/A", {}).get("/Scope") != "/Column":
                yield "has the head of a table that says not of what"
            if object.get("/S") in ("/JavaScript", "/Launch"):
                yield "holds script"
        for page in pdf.pages:
            size = [round(float(x)) for x in page.mediabox[2:]]
            if sorted(size) != [595, 842]:
                yield f"is not A4: {size}"


for path in sys.argv[1:]:
    for fault in faults(path):
        print(f"{path}: {fault}")
