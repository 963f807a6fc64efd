#include "map/kinds.hpp"

#include <array>
#include <string_view>

namespace gatepost {

namespace {

struct Kind {
    std::string_view english, vietnamese, chinese;
};
constexpr std::array<Kind, 62> kinds{{
    {"border gate", "cửa khẩu", "口岸"},
    {"international border gate", "cửa khẩu quốc tế", "国际性口岸"},
    {"national border gate", "cửa khẩu chính", "双边性口岸"},
    {"auxiliary border gate", "cửa khẩu phụ", "边民通道"},
    {"railway border gate", "cửa khẩu đường sắt", "铁路口岸"},
    {"border post", "đồn biên phòng", "边防屯"},
    {"border-gate post", "đồn biên phòng cửa khẩu", "口岸边防屯"},
    {"border post (former name)", "đồn biên phòng (tên cũ)", "边防屯（旧名）"},
    {"border inspection station", "trạm kiểm tra biên phòng", "出入境边防检查站"},
    {"border inspection sub-station", "phân trạm kiểm tra biên phòng", "边防检查分站"},
    {"talks/meeting station (PLA)", "trạm hội đàm, hội ngộ (Trung Quốc)", "会谈会晤站"},
    {"border police station", "đồn công an biên giới", "边境派出所"},
    {"border company (PLA)", "đại đội biên phòng (Trung Quốc)", "边防连"},
    {"border management detachment", "chi đội quản lý biên giới", "边境管理支队"},
    {"border battalion (PLA)", "tiểu đoàn biên phòng (Trung Quốc)", "边防营"},
    {"border management battalion", "đại đội quản lý biên giới", "边境管理大队"},
    {"border unit (PLA)", "đơn vị biên phòng (Trung Quốc)", "边防部队"},
    {"border guard station", "trạm biên phòng", "边防站"},
    {"border command (PLA)", "bộ chỉ huy biên phòng (Trung Quốc)", "边防指挥部"},
    {"regional border command (PLA)", "bộ chỉ huy biên phòng khu vực (Trung Quốc)", "边防区域指挥部"},
    {"friendship house", "nhà hữu nghị", "友谊之家"},
    {"friendship facility", "công trình hữu nghị", "友谊设施"},
    {"boundary marker", "mốc giới", "界碑"},
    {"friendship tree", "cây hữu nghị", "友谊树"},
    {"friendship garden", "vườn cây hữu nghị", "友谊园"},
    {"friendship forest", "rừng hữu nghị", "友谊林"},
    {"programme (no place)", "chương trình (không có địa điểm)", "项目（无地点）"},
    {"border bamboo belt (not a friendship forest)", "hàng rào tre biên giới (không phải rừng hữu nghị)",
     "边境竹林带（非友谊林）"},
    {"exchange", "giao lưu", "交流"},
    {"twin", "bên kết nghĩa", "结对一方"},
    {"twin pair", "cặp kết nghĩa", "结对"},
    {"count", "số liệu tổng hợp", "统计数字"},
    {"joint patrol", "tuần tra liên hợp", "联合巡逻"},
    {"talks", "hội đàm", "会谈"},
    {"gate opening", "mở, nâng cấp cửa khẩu", "口岸开通"},
    {"drill", "diễn tập", "演练"},
    {"school visit", "thăm trường học", "走访学校"},
    {"naval patrol", "tuần tra hải quân", "海军巡逻"},
    {"hotline", "đường dây nóng", "热线"},
    {"health check-ups", "khám sức khỏe", "体检义诊"},
    {"border exchange", "giao lưu biên giới", "边境交流"},
    {"boundary inspection", "kiểm tra đường biên", "边界检查"},
    {"twinning of posts", "kết nghĩa đồn", "屯站结对"},
    {"scholarships and cows", "học bổng và bò giống", "助学金与种牛"},
    {"memorandum", "bản ghi nhớ", "备忘录"},
    {"statement", "tuyên bố", "声明"},
    {"people's exchange", "giao lưu nhân dân", "民间交流"},
    {"province seat", "tỉnh lỵ", "省级驻地"},
    {"district/city seat", "huyện lỵ, thành phố", "县市驻地"},
    {"county/commune seat", "trung tâm huyện (TQ), xã", "县、乡驻地"},
    {"populated place", "điểm dân cư", "居民点"},
    {"town/village", "thị trấn, làng", "镇、村"},
    {"commune/ward 2025", "xã, phường (2025)", "2025 年的乡、坊"},
    {"commune/ward 2025 on the border", "xã, phường biên giới (2025)", "2025 年的边境乡、坊"},
    {"cooperation model", "mô hình hợp tác", "合作模式"},
    {"mechanism", "cơ chế", "机制"},
    {"activity", "hoạt động", "活动"},
    {"programme", "chương trình", "项目"},
    {"movement", "phong trào", "运动"},
    {"model", "mô hình", "模式"},
    {"facility series", "chuỗi công trình", "系列设施"},
    {"context", "bối cảnh", "背景"},
}};

}  // namespace

std::string kind_title(std::string const& kind, Tongue tongue) {
    if (tongue == Tongue::english) {
        return kind;
    }
    for (Kind const& known : kinds) {
        if (known.english == kind) {
            return std::string{tongue == Tongue::vietnamese ? known.vietnamese : known.chinese};
        }
    }
    return kind;
}

}  // namespace gatepost
