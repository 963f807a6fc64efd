#pragma once

#ifdef __clang__
// Clang 14 (clang-tidy) cannot read qpdf's header of JSON as C++20: it has a vector of what it declares.
// Nothing here needs it.
#define JSON_HH
class JSON;
#endif

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
