#include "text/font_name.hpp"

#include "base/handle.hpp"

#include <fontconfig/fontconfig.h>

#include <fontconfig/fcfreetype.h>  // needs the one above

namespace gatepost {

FontName font_name_of(FontFile const& file) {
    int count = 0;
    auto const* const path = reinterpret_cast<FcChar8 const*>(file.path.c_str());
    Handle<FcPattern, FcPatternDestroy> const pattern(
        FcFreeTypeQuery(path, static_cast<unsigned>(file.face_index), nullptr, &count));
    FontName name;
    if (!pattern) {
        return name;
    }
    FcChar8* family = nullptr;
    int weight = FC_WEIGHT_REGULAR;
    int slant = FC_SLANT_ROMAN;
    if (FcPatternGetString(pattern.get(), FC_FAMILY, 0, &family) == FcResultMatch) {
        name.family = reinterpret_cast<char const*>(family);
    }
    FcPatternGetInteger(pattern.get(), FC_WEIGHT, 0, &weight);
    FcPatternGetInteger(pattern.get(), FC_SLANT, 0, &slant);
    name.style = {weight >= FC_WEIGHT_DEMIBOLD, slant != FC_SLANT_ROMAN};
    return name;
}

}  // namespace gatepost
