// Messages of the program itself.
#include "words/message_table.hpp"

namespace gatepost {

// clang-format off: one message a paragraph, its languages below each other
std::span<MessagePattern const> program_messages() {
    static constexpr std::array<MessagePattern, 32> patterns{{
        {"the bundled atlas was not found: looked in $GATEPOST_DATA, {} and {}",
         "không tìm thấy tập bản đồ đi kèm: đã tìm trong $GATEPOST_DATA, {} và {}",
         "找不到随附的地图集：已在$GATEPOST_DATA、{}和{}中查找"},
        {"there is no folder for temporary files: {} ({})", "không có thư mục cho tệp tạm: {} ({})",
         "没有存放临时文件的文件夹：{}（{}）"},
        {"{}: no temporary folder can be made there ({})", "{}: không tạo được thư mục tạm ở đó ({})",
         "{}：无法在此建立临时文件夹（{}）"},
        {"cannot write {}: {}", "không ghi được {}: {}", "无法写入{}：{}"},
        {"cannot read {}: {}", "không đọc được {}: {}", "无法读取{}：{}"},
        {"{} is not read: it has more than {} MB", "không đọc {}: tệp lớn hơn {} MB", "未读取{}：超过{} MB"},
        {"cannot write to standard output", "không ghi được ra đầu ra chuẩn", "无法写入标准输出"},
        {"{}: what was asked for can no longer be read", "{}: không còn đọc được phần đã hỏi",
         "{}：所请求的内容已无法读取"},
        {"work in the background", "công việc chạy nền", "后台任务"},
        {"FreeType did not start (error {})", "FreeType không khởi động được (lỗi {})",
         "FreeType无法启动（错误{}）"},
        {"fontconfig could not read its configuration; is /etc/fonts/fonts.conf there?",
         "fontconfig không đọc được cấu hình; có tệp /etc/fonts/fonts.conf không?",
         "fontconfig无法读取配置；是否有/etc/fonts/fonts.conf？"},
        {"No font found. Install the packages fonts-noto-core and fonts-noto-cjk.",
         "Không tìm thấy phông chữ. Hãy cài gói fonts-noto-core và fonts-noto-cjk.",
         "找不到字体。请安装fonts-noto-core和fonts-noto-cjk软件包。"},
        {"OpenGL 3.3 is needed; this machine offers {}.{}", "cần OpenGL 3.3; máy này có {}.{}",
         "需要OpenGL 3.3；本机为{}.{}"},
        {"the picture of {} x {} pixels cannot be written as PNG",
         "không ghi được ảnh {} x {} điểm ảnh dạng PNG", "无法将{} x {}像素的图片写成PNG"},
        {"a picture of {} x {} pixels cannot be drawn here: each side may have 1 to {}",
         "không vẽ được ảnh {} x {} điểm ảnh: mỗi cạnh có thể từ 1 đến {}",
         "无法绘制{} x {}像素的图片：每边可为1到{}"},
        {"no memory", "không đủ bộ nhớ", "内存不足"},
        {"the map cannot be kept aside in {}", "không lưu dự phòng bản đồ được vào {}", "无法在{}中备存地图"},
        {"files are not watched: the system cannot",
         "không theo dõi được thay đổi của tệp: hệ thống không hỗ trợ", "无法监视文件更改：系统不支持"},
        {"no '{}' with such a layer is included", "không có “{}” nào chứa lớp như vậy được đưa vào",
         "没有包含带有此图层的“{}”"},
        {"{} has no layer '{}'", "{} không có lớp “{}”", "{}中没有图层“{}”"},
        {"{}: there is no layer '{}' in it any more", "{}: không còn lớp “{}” trong đó",
         "{}：其中已没有图层“{}”"},
        {"{}: the layer '{}' is missing: {}", "{}: thiếu lớp “{}”: {}", "{}：缺少图层“{}”：{}"},
        {"there is no layer '{}' (--list-layers names them)",
         "không có lớp “{}” (--list-layers liệt kê các lớp)", "没有图层“{}”（--list-layers列出各图层）"},
        {"the style of {} cannot be kept in {}: {}", "không lưu được kiểu hiển thị của {} vào {}: {}",
         "无法将{}的样式保存到{}：{}"},
        {"The style cannot be saved beside {}: it is not a file",
         "Không lưu được kiểu hiển thị cạnh {}: đó không phải tệp", "无法在{}旁保存样式：它不是文件"},
        {"{}: the features carry their own styles, so there is no layer style to save",
         "{}: các đối tượng có kiểu riêng nên không có kiểu của lớp để lưu",
         "{}：要素带有各自的样式，没有可保存的图层样式"},
        {"{}: crs: {}", "{}: crs: {}", "{}：crs：{}"},
        {"{}: not a valid settings file", "{}: không phải tệp thiết lập hợp lệ", "{}：不是有效的设置文件"},
        {"{}: '{}' is not understood: {}", "{}: không hiểu “{}”: {}", "{}：无法理解“{}”：{}"},
        {"{}; defaults are used", "{}; dùng giá trị mặc định", "{}；使用默认值"},
        {"settings were not saved: {}", "chưa lưu được thiết lập: {}", "设置没有保存：{}"},
        {"this screen has no full-screen mode", "màn hình này không có chế độ toàn màn hình",
         "此屏幕没有全屏模式"},
    }};
    return patterns;
}
// clang-format on

}  // namespace gatepost
