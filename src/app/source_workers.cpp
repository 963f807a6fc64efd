#include "app/source_workers.hpp"

#include "io/source.hpp"

namespace gatepost {

SourceWorkers::Workers SourceWorkers::for_source(std::string const& source) {
    return may_wait(source) ? Workers{m_waiting, m_waiting_transformers} : computing();
}

}  // namespace gatepost
