#include "io/gdal_version.hpp"

#include "io/gdal_conversation.hpp"

namespace gatepost {

std::string gdal_version() {
    GdalRequest request;
    request.task = GdalRequest::Task::version;
    request.shown_name = "GDAL";
    GdalConversation talk(std::move(request));
    try {
        if (talk.next() != GdalAnswer::version) {
            throw StreamFault("an answer that was not asked for");
        }
        return talk.in().get_text();
    } catch (StreamFault const&) {
        throw talk.gone();
    }
}

}  // namespace gatepost
